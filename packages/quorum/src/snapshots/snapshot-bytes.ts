import { Reader } from '@kavka/protocol';
import { decodeSnapshotHeaderRecord } from '@kavka/protocol/messages/log/snapshot-header-record';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { type BatchView, ControlType, decodeControlKey, recordsOf } from '@kavka/protocol/records';
import {
  type ControlRecord,
  controlBatch,
  kraftVersion,
  kraftVoters,
  snapshotFooter,
  snapshotHeader,
} from '../batches/control-batch.ts';
import { decodeMetadataBatch, metadataBatch, verifiedBatches } from '../batches/metadata-batch.ts';
import { VotersInLog } from '../batches/voters-in-log.ts';
import { QuorumError } from '../quorum-error.ts';
import type { Voter } from '../raft/voter-set.ts';

const RECORDS_PER_BATCH = 1000;

export interface SnapshotContents {
  readonly epoch: number;
  /** Of the last batch that it covers. */
  readonly lastContainedTimestamp: bigint;
  /** When it is written, in milliseconds. */
  readonly timestamp: bigint;
  /** Where the voters are in the log. */
  readonly voters?: readonly Voter[];
  readonly records: Iterable<MetadataRecord>;
}

/** A snapshot as it stands in a file: header, records, footer, in batches like those of the log, with offsets of their own. */
export function* encodeSnapshot(contents: SnapshotContents): Generator<Buffer, void, undefined> {
  const { epoch: leaderEpoch, timestamp, voters } = contents;
  const first: ControlRecord[] = [snapshotHeader(contents.lastContainedTimestamp)];
  if (voters !== undefined) first.push(kraftVersion(1), kraftVoters(voters));
  yield controlBatch(first, { baseOffset: 0, leaderEpoch, timestamp });
  let baseOffset = first.length;
  let group: MetadataRecord[] = [];
  for (const record of contents.records) {
    group.push(record);
    if (group.length < RECORDS_PER_BATCH) continue;
    yield metadataBatch(group, { baseOffset, leaderEpoch, timestamp });
    baseOffset += group.length;
    group = [];
  }
  if (group.length > 0) yield metadataBatch(group, { baseOffset, leaderEpoch, timestamp });
  yield controlBatch([snapshotFooter()], { baseOffset: baseOffset + group.length, leaderEpoch, timestamp });
}

export interface DecodedSnapshot {
  readonly lastContainedTimestamp: bigint;
  readonly quorum: VotersInLog;
  readonly records: readonly MetadataRecord[];
}

/** @throws QuorumError where the bytes are no whole snapshot. */
export function decodeSnapshot(bytes: Buffer, source: string): DecodedSnapshot {
  const quorum = new VotersInLog();
  const records: MetadataRecord[] = [];
  let lastContainedTimestamp: bigint | undefined;
  let isComplete = false;
  for (const batch of verifiedBatches(bytes, source)) {
    if (!batch.isControl) {
      for (const record of decodeMetadataBatch(batch)) records.push(record);
      continue;
    }
    lastContainedTimestamp ??= headerTimestamp(batch);
    quorum.read(batch);
    isComplete = hasFooter(batch);
  }
  if (lastContainedTimestamp === undefined)
    throw new QuorumError(`${source} does not begin as a snapshot does`);
  if (!isComplete) throw new QuorumError(`${source} is cut off: its last record is missing`);
  return { lastContainedTimestamp, quorum, records };
}

function headerTimestamp(batch: BatchView): bigint | undefined {
  for (const { key, value } of recordsOf(batch)) {
    if (decodeControlKey(key) !== ControlType.snapshotHeader || value === null) continue;
    return decodeSnapshotHeaderRecord(new Reader(value), 0).lastContainedLogTimestamp;
  }
  return undefined;
}

function hasFooter(batch: BatchView): boolean {
  for (const { key } of recordsOf(batch))
    if (decodeControlKey(key) === ControlType.snapshotFooter) return true;
  return false;
}
