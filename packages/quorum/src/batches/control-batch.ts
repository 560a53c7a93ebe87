import { Writer } from '@kavka/protocol';
import { encodeKRaftVersionRecord } from '@kavka/protocol/messages/log/kraft-version-record';
import { encodeLeaderChangeMessage } from '@kavka/protocol/messages/log/leader-change-message';
import { encodeSnapshotFooterRecord } from '@kavka/protocol/messages/log/snapshot-footer-record';
import { encodeSnapshotHeaderRecord } from '@kavka/protocol/messages/log/snapshot-header-record';
import { encodeVotersRecord } from '@kavka/protocol/messages/log/voters-record';
import { ControlType, encodeControlKey, RecordBatchBuilder } from '@kavka/protocol/records';
import type { Voter } from '../raft/voter-set.ts';

/** A record of the quorum itself: not for the state machines. */
export interface ControlRecord {
  readonly type: ControlType;
  readonly value: Buffer;
}

export interface BatchPlace {
  readonly baseOffset: number;
  readonly leaderEpoch: number;
  /** Milliseconds. */
  readonly timestamp: bigint;
}

export function controlBatch(records: readonly ControlRecord[], place: BatchPlace): Buffer {
  const builder = new RecordBatchBuilder({ ...place, isControl: true });
  for (const { type, value } of records) builder.append(place.timestamp, encodeControlKey(type), value);
  return builder.build();
}

/** The first record of each epoch: who leads, and by whose votes. */
export function leaderChange(leaderId: number, voters: readonly Voter[]): ControlRecord {
  const ids = voters.map(({ id }) => ({ voterId: id }));
  const writer = new Writer();
  encodeLeaderChangeMessage(writer, { version: 0, leaderId, voters: ids, grantingVoters: ids }, 0);
  return { type: ControlType.leaderChange, value: writer.toBuffer() };
}

export function snapshotHeader(lastContainedLogTimestamp: bigint): ControlRecord {
  const writer = new Writer();
  encodeSnapshotHeaderRecord(writer, { version: 0, lastContainedLogTimestamp }, 0);
  return { type: ControlType.snapshotHeader, value: writer.toBuffer() };
}

export function snapshotFooter(): ControlRecord {
  const writer = new Writer();
  encodeSnapshotFooterRecord(writer, { version: 0 }, 0);
  return { type: ControlType.snapshotFooter, value: writer.toBuffer() };
}

export function kraftVersion(version: number): ControlRecord {
  const writer = new Writer();
  encodeKRaftVersionRecord(writer, { version: 0, kRaftVersion: version }, 0);
  return { type: ControlType.kraftVersion, value: writer.toBuffer() };
}

export function kraftVoters(voters: readonly Voter[]): ControlRecord {
  const writer = new Writer();
  const described = voters.map(({ id, directoryId, endpoints }) => ({
    voterId: id,
    voterDirectoryId: directoryId,
    endpoints,
    kRaftVersionFeature: { minSupportedVersion: 0, maxSupportedVersion: 1 },
  }));
  encodeVotersRecord(writer, { version: 0, voters: described }, 0);
  return { type: ControlType.kraftVoters, value: writer.toBuffer() };
}
