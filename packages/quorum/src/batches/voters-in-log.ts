import { Reader } from '@kavka/protocol';
import { decodeKRaftVersionRecord } from '@kavka/protocol/messages/log/kraft-version-record';
import { decodeVotersRecord } from '@kavka/protocol/messages/log/voters-record';
import { type BatchView, ControlType, decodeControlKey, recordsOf } from '@kavka/protocol/records';
import type { Voter } from '../raft/voter-set.ts';

/** What the control records of log and snapshot say about the quorum itself; later ones count. */
export class VotersInLog {
  #kraftVersion = 0;
  #voters: readonly Voter[] | undefined;

  /** 0: voters are configured; 1: they are in the log. */
  get kraftVersion(): number {
    return this.#kraftVersion;
  }

  get voters(): readonly Voter[] | undefined {
    return this.#voters;
  }

  read(controlBatch: BatchView): void {
    for (const { key, value } of recordsOf(controlBatch)) {
      const type = decodeControlKey(key);
      if (value === null) continue;
      if (type === ControlType.kraftVersion) this.#kraftVersion = readKraftVersion(value);
      else if (type === ControlType.kraftVoters) this.#voters = readVoters(value);
    }
  }
}

function readKraftVersion(value: Buffer): number {
  return decodeKRaftVersionRecord(new Reader(value), 0).kRaftVersion;
}

function readVoters(value: Buffer): Voter[] {
  return decodeVotersRecord(new Reader(value), 0).voters.map(({ voterId, voterDirectoryId, endpoints }) => ({
    id: voterId,
    directoryId: voterDirectoryId,
    endpoints: endpoints.map(({ name, host, port }) => ({ name, host, port })),
  }));
}
