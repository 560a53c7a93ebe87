import { assert, type Clock, type Disk, type Logger } from '@kavka/base';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import {
  type BatchPlace,
  controlBatch,
  kraftVersion,
  kraftVoters,
  leaderChange,
} from './batches/control-batch.ts';
import { decodeMetadataBatch, metadataBatch, verifiedBatches } from './batches/metadata-batch.ts';
import { VotersInLog } from './batches/voters-in-log.ts';
import type { QuorumDescription } from './quorum-description.ts';
import { QuorumError } from './quorum-error.ts';
import type { CommittedBatch, QuorumListener, SnapshotSource } from './quorum-listener.ts';
import { QuorumStateFile } from './quorum-state-file.ts';
import { type Decisions, NO_NODE, Raft } from './raft/raft.ts';
import type { Voter } from './raft/voter-set.ts';
import type { RaftLog } from './raft-log.ts';
import type { DecodedSnapshot } from './snapshots/snapshot-bytes.ts';
import type { SnapshotId } from './snapshots/snapshot-id.ts';
import { SnapshotKeeper, type SnapshotSettings } from './snapshots/snapshot-keeper.ts';

const READ_BYTES = 1024 * 1024;

export interface MetadataQuorumOptions extends SnapshotSettings {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Owned by the quorum from now on. */
  readonly log: RaftLog;
  /** The log's folder, which also holds quorum-state and the snapshots. */
  readonly directory: string;
  readonly nodeId: number;
  /** `controller.quorum.voters`; not needed where the voters are in the log (kraft.version 1). */
  readonly configuredVoters?: readonly Voter[];
  /** What snapshots are made from: the state of one of the listeners. */
  readonly snapshotSource?: SnapshotSource;
  /** The log cannot be written any more: what was not committed is in doubt, and the process should end. */
  readonly onFatal: (error: Error) => void;
}

/** A batch that is in the log, and waits for its commit with its records as they were. */
interface PendingBatch extends CommittedBatch {
  readonly sizeBytes: number;
}

/**
 * The metadata quorum's node: does for `Raft` what needs disk and time. Records appended in one turn are written and flushed together; they
 * are committed, and given to the listeners, when they are durable.
 */
export class MetadataQuorum {
  readonly #options: MetadataQuorumOptions;
  readonly #log: RaftLog;
  readonly #listeners: QuorumListener[] = [];
  readonly #stateFile: QuorumStateFile;
  readonly #snapshots: SnapshotKeeper;
  #quorum = new VotersInLog();
  #raft: Raft | undefined;
  #pending: PendingBatch[] = [];
  #flushing: Promise<void> | undefined;
  #isFlushPlanned = false;
  #isClosed = false;

  constructor(options: MetadataQuorumOptions) {
    this.#options = options;
    this.#log = options.log;
    this.#stateFile = new QuorumStateFile(options.disk, options.directory);
    this.#snapshots = new SnapshotKeeper(options);
  }

  /** Before `start`. Listeners are called in the order in which they were added. */
  addListener(listener: QuorumListener): void {
    assert(this.#raft === undefined, 'a listener that comes after the start');
    this.#listeners.push(listener);
  }

  /** The epoch in which this node leads, or undefined when it does not. */
  get leaderEpoch(): number | undefined {
    return this.#raft?.isLeader === true ? this.#raft.epoch : undefined;
  }

  /** Offset of the next record. */
  get endOffset(): number {
    return this.#log.endOffset;
  }

  get highWatermark(): number {
    return this.#raft?.highWatermark ?? 0;
  }

  /** Who votes, and whether that may change. */
  get voterSet(): { readonly kraftVersion: number; readonly voters: readonly Voter[] } {
    return { kraftVersion: this.#quorum.kraftVersion, voters: this.#raft?.voters ?? [] };
  }

  /**
   * Loads snapshot and log, and takes the lead; resolves when the listeners have everything that was committed before and know the leader.
   * @throws QuorumError where the files do not allow it.
   */
  async start(): Promise<void> {
    assert(this.#raft === undefined, 'the quorum is started twice');
    this.#snapshots.files.removeLeftovers();
    const loadedUpTo = this.#loadSnapshot();
    this.#readControlBatches(loadedUpTo);
    const voters = this.#chooseVoters();
    const stored = this.#stateFile.read();
    this.#raft = new Raft({
      localId: this.#options.nodeId,
      voters,
      electionState: { ...stored, epoch: Math.max(stored.epoch, this.#log.lastEpoch) },
      endOffset: this.#log.endOffset,
    });
    this.#replayLog(loadedUpTo);
    this.#snapshots.begin(this.#options.snapshotSource, this.#quorum.kraftVersion > 0 ? voters : undefined);
    this.#carryOut(this.#raft.electionTimeout());
    this.#planFlush();
    await this.#settled();
    if (!this.#raft.isLeader) throw new QuorumError('the metadata log could not be written');
    this.#tellLeader();
  }

  /**
   * Puts the records at the end of the log as one batch and returns the offset of the last one. They are replayed as they are when they are
   * committed: neither change nor reuse them. @throws QuorumError where this node does not lead or the batch would be too large.
   */
  append(records: readonly MetadataRecord[]): number {
    assert(records.length > 0, 'an append of no metadata records');
    const place = this.#nextPlace();
    this.#append(metadataBatch(records, place), place, records.length, records);
    return place.baseOffset + records.length - 1;
  }

  describe(): QuorumDescription {
    const now = BigInt(this.#options.clock.now());
    return {
      leaderId: this.#raft?.leaderId ?? NO_NODE,
      leaderEpoch: this.#raft?.epoch ?? 0,
      highWatermark: this.highWatermark,
      voters: (this.#raft?.voters ?? []).map(({ id, directoryId }) => ({
        id,
        directoryId,
        logEndOffset: this.#log.endOffset,
        lastFetchTimestamp: now,
        lastCaughtUpTimestamp: now,
      })),
      observers: [],
    };
  }

  /** Commits what was appended, as far as the disk allows, and closes the log. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#log.stopWaiting();
    await this.#settled();
    this.#isClosed = true;
    this.#raft?.resign();
    await this.#snapshots.close();
    await this.#log.close();
  }

  /** Gives the newest snapshot that is whole to the listeners. Returns the offset from which the log goes on. */
  #loadSnapshot(): number {
    const found = this.#newestSnapshot();
    if (found === undefined) {
      if (this.#log.startOffset === 0) return 0;
      throw new QuorumError(
        `the metadata log in ${this.#options.directory} begins at offset ${this.#log.startOffset}, ` +
          'and there is no snapshot of what was before',
      );
    }
    const { id, snapshot } = found;
    this.#quorum = snapshot.quorum;
    if (this.#log.endOffset < id.endOffset) this.#log.restartAt(id.endOffset);
    const { records, lastContainedTimestamp: timestamp } = snapshot;
    for (const listener of this.#listeners) listener.load({ ...id, timestamp, records });
    return id.endOffset;
  }

  #newestSnapshot(): { id: SnapshotId; snapshot: DecodedSnapshot } | undefined {
    const { files } = this.#snapshots;
    for (const id of files.list().reverse()) {
      if (id.endOffset < this.#log.startOffset) return undefined;
      try {
        return { id, snapshot: files.read(id) };
      } catch (error) {
        if (!(error instanceof QuorumError)) throw error;
        this.#options.logger.error('A metadata snapshot cannot be used', { endOffset: id.endOffset }, error);
      }
    }
    return undefined;
  }

  /** Who votes must be known before the records are looked at: an election comes first. */
  #readControlBatches(from: number): void {
    for (const batch of this.#batchesFrom(from)) if (batch.isControl) this.#quorum.read(batch);
  }

  #chooseVoters(): readonly Voter[] {
    const { nodeId, configuredVoters, directory } = this.#options;
    const voters = this.#quorum.kraftVersion > 0 ? this.#quorum.voters : configuredVoters;
    if (voters === undefined) {
      throw new QuorumError(
        `the metadata log in ${directory} does not name its voters: ` +
          'set controller.quorum.voters, or format the directory with its voters',
      );
    }
    const [only, ...others] = voters;
    if (only?.id !== nodeId || others.length > 0) {
      const ids = voters.map(({ id }) => id).join(', ');
      throw new QuorumError(
        `the metadata quorum has the voters ${ids}, but so far node ${nodeId} can only be a quorum of its own`,
      );
    }
    return voters;
  }

  *#batchesFrom(offset: number) {
    for (let next = offset; next < this.#log.endOffset; ) {
      const bytes = this.#log.read(next, READ_BYTES);
      if (bytes.length === 0) throw new QuorumError(`the metadata log cannot be read at offset ${next}`);
      for (const batch of verifiedBatches(bytes, `the metadata log in ${this.#options.directory}`)) {
        next = batch.nextOffset;
        yield batch;
      }
    }
  }

  /** What an earlier leader left waits for the commit of this one's first record. */
  #replayLog(from: number): void {
    for (const batch of this.#batchesFrom(from)) {
      this.#pending.push({
        baseOffset: batch.baseOffset,
        lastOffset: batch.lastOffset,
        epoch: batch.leaderEpoch,
        timestamp: batch.maxTimestamp,
        records: batch.isControl ? [] : decodeMetadataBatch(batch),
        sizeBytes: batch.sizeInBytes,
      });
    }
  }

  #carryOut({ electionState, elected, highWatermark }: Decisions): void {
    const raft = this.#raft;
    assert(raft !== undefined, 'a decision without a raft');
    if (electionState !== undefined)
      this.#stateFile.write(electionState, this.#quorum.kraftVersion, raft.voters);
    if (elected !== undefined) this.#beginEpoch(raft.voters);
    if (highWatermark !== undefined) this.#commit(highWatermark);
  }

  #beginEpoch(voters: readonly Voter[]): void {
    const place = this.#nextPlace();
    const records = [leaderChange(this.#options.nodeId, voters)];
    // Voters that a format put into the first snapshot become part of the log with its first leader.
    const isFirst = place.baseOffset === 0 && this.#quorum.kraftVersion > 0;
    if (isFirst) records.push(kraftVersion(this.#quorum.kraftVersion), kraftVoters(voters));
    this.#append(controlBatch(records, place), place, records.length, []);
  }

  #nextPlace(): BatchPlace {
    const leaderEpoch = this.leaderEpoch;
    if (leaderEpoch === undefined) throw new QuorumError('this node does not lead the metadata quorum');
    const timestamp = BigInt(this.#options.clock.now());
    return { baseOffset: this.#log.endOffset, leaderEpoch, timestamp };
  }

  #append(batch: Buffer, place: BatchPlace, count: number, records: readonly MetadataRecord[]): void {
    const { baseOffset, leaderEpoch: epoch, timestamp } = place;
    const lastOffset = baseOffset + count - 1;
    const sizeBytes = batch.length;
    this.#log.append(batch, epoch);
    this.#pending.push({ baseOffset, lastOffset, epoch, timestamp, records, sizeBytes });
    this.#planFlush();
  }

  /** One flush for all that this turn appends; what comes while it runs has the next one. */
  #planFlush(): void {
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    if (this.#flushing === undefined) this.#options.clock.endOfTurn(() => this.#flushIfPlanned());
  }

  #flushIfPlanned(): void {
    if (!this.#isFlushPlanned || this.#flushing !== undefined) return;
    this.#isFlushPlanned = false;
    const endOffset = this.#log.endOffset;
    this.#flushing = this.#log.flush().then(
      () => this.#flushed(endOffset),
      (error: unknown) => this.#fail(error),
    );
  }

  #flushed(endOffset: number): void {
    this.#flushing = undefined;
    try {
      if (this.#raft !== undefined) this.#carryOut(this.#raft.flushed(endOffset));
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#flushIfPlanned();
  }

  #commit(highWatermark: number): void {
    this.#log.advanceHighWatermark(highWatermark);
    let bytes = 0;
    let done = 0;
    for (; done < this.#pending.length && this.#pending[done]!.lastOffset < highWatermark; done++) {
      const batch = this.#pending[done]!;
      bytes += batch.sizeBytes;
      for (const listener of this.#listeners) listener.committed(batch);
    }
    this.#pending = this.#pending.slice(done);
    this.#snapshots.committed(bytes);
  }

  #fail(error: unknown): void {
    this.#flushing = undefined;
    this.#isFlushPlanned = false;
    this.#raft?.resign();
    this.#tellLeader();
    this.#options.onFatal(error instanceof Error ? error : new Error(String(error)));
  }

  #tellLeader(): void {
    const leader = { leaderId: this.#raft?.leaderId ?? NO_NODE, epoch: this.#raft?.epoch ?? 0 };
    for (const listener of this.#listeners) listener.leaderChanged(leader);
  }

  /** Resolves when nothing waits for a flush any more. */
  async #settled(): Promise<void> {
    while (this.#isFlushPlanned || this.#flushing !== undefined) {
      this.#flushIfPlanned();
      await this.#flushing;
    }
  }
}
