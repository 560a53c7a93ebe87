import { type Disk, replaceFile } from '@kavka/base';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import type { Voter } from './raft/voter-set.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshots/snapshot-bytes.ts';
import { snapshotName } from './snapshots/snapshot-id.ts';

const NAME = 'bootstrap.checkpoint';

/** Folder of the metadata log in the directory that holds it. */
export const METADATA_LOG_FOLDER = '__cluster_metadata-0';

export interface FormatOptions {
  readonly disk: Disk;
  /** The log directory that holds the metadata log. */
  readonly directory: string;
  /** What the cluster starts with: its features. */
  readonly records: readonly MetadataRecord[];
  /** The voters to write into the log (kraft.version 1); left out where they are configured. */
  readonly voters?: readonly Voter[];
  /** Milliseconds. */
  readonly now: number;
}

/** Prepares a directory for the first start of a controller; meta.properties is written by others. */
export function formatMetadataDirectory({ disk, directory, records, voters, now }: FormatOptions): void {
  const common = { epoch: 0, timestamp: BigInt(now), lastContainedTimestamp: 0n };
  replaceFile(disk, `${directory}/${NAME}`, Buffer.concat([...encodeSnapshot({ ...common, records })]));
  if (voters === undefined) return;
  const folder = `${directory}/${METADATA_LOG_FOLDER}`;
  disk.makeDirectory(folder);
  const initial = { ...common, lastContainedTimestamp: BigInt(now), voters, records: [] };
  const path = `${folder}/${snapshotName({ endOffset: 0, epoch: 0 })}`;
  replaceFile(disk, path, Buffer.concat([...encodeSnapshot(initial)]));
}

/** The records that the directory was formatted with; undefined where it was not. @throws QuorumError where the file is damaged. */
export function readBootstrapRecords(disk: Disk, directory: string): readonly MetadataRecord[] | undefined {
  const path = `${directory}/${NAME}`;
  return disk.exists(path) ? decodeSnapshot(disk.readFile(path), path).records : undefined;
}
