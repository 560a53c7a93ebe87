import { parseUuid, SILENT_LOGGER, ZERO_UUID } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { ManualClock } from '@kavka/testkit';
import { MetadataQuorum, type MetadataQuorumOptions } from '../src/metadata-quorum.ts';
import type {
  CommittedBatch,
  CommittedSnapshot,
  LeaderAndEpoch,
  QuorumListener,
} from '../src/quorum-listener.ts';
import { MemoryRaftLog } from './memory-raft-log.ts';

export const DIRECTORY = '/data/__cluster_metadata-0';
export const DIRECTORY_ID = parseUuid('HOcXPEwSQDeed--ql2saEg');
export const VOTER = { id: 1, directoryId: ZERO_UUID, endpoints: [] };

export function topicRecord(name: string): MetadataRecord {
  const topicId = parseUuid(Buffer.from(name.padEnd(16, '.')).subarray(0, 16).toString('base64url'));
  return { type: 'TopicRecord', data: { name, topicId } };
}

/** A state machine whose state is the list of topic names it was told. */
export class TopicNames implements QuorumListener {
  names: string[] = [];
  readonly batches: CommittedBatch[] = [];
  readonly leaders: LeaderAndEpoch[] = [];
  lastOffset = -1;
  lastEpoch = -1;
  lastTimestamp = -1n;
  inTransaction = false;

  load(snapshot: CommittedSnapshot): void {
    for (const record of snapshot.records) this.#replay(record);
    this.lastOffset = snapshot.endOffset - 1;
    this.lastEpoch = snapshot.epoch;
    this.lastTimestamp = snapshot.timestamp;
  }

  committed(batch: CommittedBatch): void {
    if (batch.baseOffset !== this.lastOffset + 1) throw new Error(`a gap before ${batch.baseOffset}`);
    this.batches.push(batch);
    for (const record of batch.records) this.#replay(record);
    this.lastOffset = batch.lastOffset;
    this.lastEpoch = batch.epoch;
    this.lastTimestamp = batch.timestamp;
  }

  leaderChanged(leader: LeaderAndEpoch): void {
    this.leaders.push(leader);
  }

  records(): MetadataRecord[] {
    return this.names.map(topicRecord);
  }

  #replay(record: MetadataRecord): void {
    if (record.type === 'TopicRecord') this.names.push(record.data.name);
  }
}

/** A machine with a disk and a log, on which nodes start one after the other. */
export class QuorumWorld {
  readonly disk = new MemoryDisk();
  readonly clock = new ManualClock();
  log = new MemoryRaftLog();
  readonly fatal: Error[] = [];

  constructor() {
    this.disk.makeDirectory(DIRECTORY);
  }

  node(options: Partial<MetadataQuorumOptions> = {}) {
    const names = new TopicNames();
    const quorum = new MetadataQuorum({
      disk: this.disk,
      clock: this.clock,
      logger: SILENT_LOGGER,
      log: this.log,
      directory: DIRECTORY,
      nodeId: 1,
      configuredVoters: [VOTER],
      snapshotSource: names,
      maxBytesBetweenSnapshots: 20 * 1024 * 1024,
      maxSnapshotIntervalMs: 0,
      retentionBytes: -1,
      retentionMs: -1,
      onFatal: (error) => this.fatal.push(error),
      ...options,
    });
    quorum.addListener(names);
    return { quorum, names };
  }

  async start(options: Partial<MetadataQuorumOptions> = {}) {
    const node = this.node(options);
    await node.quorum.start();
    return node;
  }

  /** The machine stops without warning. */
  crash(): void {
    this.log = this.log.crash();
  }

  /** The file that holds the election's state. */
  quorumState(): string {
    return this.disk.readFile(`${DIRECTORY}/quorum-state`).toString();
  }
}
