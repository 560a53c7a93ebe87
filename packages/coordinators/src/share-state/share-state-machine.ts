import { assert, type Clock, type Logger, type Uuid } from '@kavka/base';
import { DecodeError, ErrorCode } from '@kavka/protocol';
import type { CoordinatorRecord, LogBatch, LogRecord } from '../ports.ts';
import { Deadline } from '../runtime/deadline.ts';
import { type Answer, answer, nothing, type Outcome } from '../runtime/outcome.ts';
import type { Change, StateMachine } from '../runtime/state-machine.ts';
import { combineStateBatches } from './combine-state-batches.ts';
import { decodeShareState } from './decode-share-state.ts';
import { encodeShareState } from './encode-share-state.ts';
import { RedundantRecords } from './redundant-records.ts';
import type { ShareTopics } from './share-coordinator.ts';
import type { ShareCoordinatorConfig } from './share-coordinator-config.ts';
import type { ShareGroupState } from './share-group-state.ts';
import type { SharePartitionKey } from './share-partition-key.ts';
import { refusalOf, type ShareStateError } from './share-state-errors.ts';
import type { ShareStateRecord } from './share-state-record.ts';
import { ShareStates, type TrackedState } from './share-states.ts';
import type { StateBatch } from './state-batch.ts';

export interface ShareStateMachineOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly config: ShareCoordinatorConfig;
  readonly metadata: ShareTopics;
  readonly run: (event: () => Outcome<ShareStateRecord>) => void;
  /** Deletes what lies before the offset. */
  readonly prune: (beforeOffset: number) => void;
}

/** A step of a share partition. -1: the epoch is not checked, the start offset stays. */
export interface StateWrite {
  readonly stateEpoch: number;
  readonly leaderEpoch: number;
  readonly startOffset: number;
  readonly deliveryCompleteCount: number;
  readonly stateBatches: readonly StateBatch[];
}

export type StateAnswer<Result = object> = Answer<
  ShareStateRecord,
  ShareStateError | ({ readonly errorCode: 0 } & Result)
>;

const DONE = { errorCode: ErrorCode.NONE } as const;

/** What share groups have done with the partitions whose state lies in one partition of `__share_group_state`. Each method is one event. */
export class ShareStateMachine implements StateMachine<ShareStateRecord> {
  readonly states: ShareStates;
  readonly #options: ShareStateMachineOptions;
  readonly #redundant = new RedundantRecords();
  readonly #pruning: Deadline;
  readonly #coldCheck: Deadline;
  #prunedBefore = 0;

  constructor(options: ShareStateMachineOptions) {
    const { clock, config, run } = options;
    this.#options = options;
    this.states = new ShareStates(config.updatesPerSnapshot);
    this.#pruning = new Deadline(clock, () => this.#prune());
    this.#coldCheck = new Deadline(clock, () => run(() => this.#snapshotCold()));
  }

  encode(record: ShareStateRecord): CoordinatorRecord {
    return encodeShareState(record);
  }

  apply(record: ShareStateRecord): Change {
    return this.states.apply(record);
  }

  replay(batch: LogBatch): void {
    if (batch.isControl) return;
    for (const logRecord of batch.records) {
      const record = this.#decoded(logRecord);
      if (record === undefined) continue;
      this.states.apply(record).commit();
      if (logRecord.key !== null)
        this.#redundant.written(logRecord.offset, { key: logRecord.key, value: logRecord.value });
    }
  }

  written(firstOffset: number | undefined, records: readonly CoordinatorRecord[]): void {
    if (firstOffset === undefined) this.#redundant.lostTrack();
    else for (const [i, record] of records.entries()) this.#redundant.written(firstOffset + i, record);
  }

  loaded(): void {
    const { pruneIntervalMs, coldSnapshotIntervalMs } = this.#options.config;
    this.#pruning.set(pruneIntervalMs);
    this.#coldCheck.set(coldSnapshotIntervalMs);
  }

  unloaded(): void {
    this.#pruning.cancel();
    this.#coldCheck.cancel();
  }

  /** Begins a state, or begins it anew. */
  initialize(key: SharePartitionKey, stateEpoch: number, startOffset: number): StateAnswer {
    const tracked = this.states.get(key);
    const refusal = refusalOf(key, tracked, { stateEpoch }, this.#options.metadata);
    if (refusal !== undefined) return answer(refusal);
    const now = BigInt(this.#options.clock.now());
    const value: ShareGroupState = {
      snapshotEpoch: tracked === undefined ? 0 : tracked.state.snapshotEpoch + 1,
      stateEpoch,
      leaderEpoch: 0,
      startOffset,
      deliveryCompleteCount: startOffset === -1 ? -1 : 0,
      createTimestampMs: now,
      writeTimestampMs: now,
      stateBatches: [],
    };
    return { records: [{ type: 'snapshot', key, value }], response: DONE };
  }

  /** A leader of the partition takes over: older ones are fenced from now on. */
  read(key: SharePartitionKey, leaderEpoch: number): StateAnswer<{ readonly state: ShareGroupState }> {
    const tracked = this.states.get(key);
    const refusal = refusalOf(key, tracked, { leaderEpoch, operation: 'Read' }, this.#options.metadata);
    if (refusal !== undefined) return answer(refusal);
    assert(tracked !== undefined, 'a share partition without a state is refused');
    const { state } = tracked;
    const response = { ...DONE, state };
    if (leaderEpoch === -1 || tracked.leaderEpoch === leaderEpoch) return answer(response);
    const { startOffset, deliveryCompleteCount, stateEpoch } = state;
    const write = { stateEpoch, leaderEpoch, startOffset, deliveryCompleteCount, stateBatches: [] };
    return { records: [this.#recordOf(tracked, write, leaderEpoch)], response };
  }

  write(key: SharePartitionKey, write: StateWrite): StateAnswer {
    const tracked = this.states.get(key);
    const { leaderEpoch, stateEpoch } = write;
    const epochs = { leaderEpoch, stateEpoch, operation: 'Write' } as const;
    const refusal = refusalOf(key, tracked, epochs, this.#options.metadata);
    if (refusal !== undefined) return answer(refusal);
    assert(tracked !== undefined, 'a share partition without a state is refused');
    return { records: [this.#recordOf(tracked, write, tracked.state.leaderEpoch)], response: DONE };
  }

  delete(key: SharePartitionKey): StateAnswer {
    const refusal = refusalOf(key, undefined, {}, this.#options.metadata);
    if (refusal !== undefined) return answer(refusal);
    const records: ShareStateRecord[] =
      this.states.get(key) === undefined ? [] : [{ type: 'snapshot', key, value: null }];
    return { records, response: DONE };
  }

  summary(key: SharePartitionKey): StateAnswer<{ readonly state: ShareGroupState | undefined }> {
    const refusal = refusalOf(key, undefined, {}, this.#options.metadata);
    return answer(refusal ?? { ...DONE, state: this.states.get(key)?.state });
  }

  forgetTopics(topicIds: ReadonlySet<Uuid>): Outcome<ShareStateRecord> {
    const gone = [...this.states.all()].filter(({ key }) => topicIds.has(key.topicId));
    return { records: gone.map(({ key }) => ({ type: 'snapshot', key, value: null })) };
  }

  /** A small record of what changes; a whole one after so many of these. */
  #recordOf({ key, state, updates }: TrackedState, write: StateWrite, leaderEpoch: number): ShareStateRecord {
    const { clock, config } = this.#options;
    const { deliveryCompleteCount } = write;
    if (updates < config.updatesPerSnapshot) {
      const stateBatches = combineStateBatches([], write.stateBatches, write.startOffset);
      const { startOffset } = write;
      const { snapshotEpoch } = state;
      const value = { snapshotEpoch, leaderEpoch, startOffset, deliveryCompleteCount, stateBatches };
      return { type: 'update', key, value };
    }
    const startOffset = write.startOffset === -1 ? state.startOffset : write.startOffset;
    const now = BigInt(clock.now());
    const value: ShareGroupState = {
      snapshotEpoch: state.snapshotEpoch + 1,
      stateEpoch: state.stateEpoch,
      leaderEpoch,
      startOffset,
      deliveryCompleteCount,
      createTimestampMs: now,
      writeTimestampMs: now,
      stateBatches: combineStateBatches(state.stateBatches, write.stateBatches, startOffset),
    };
    return { type: 'snapshot', key, value };
  }

  #prune(): void {
    this.#pruning.set(this.#options.config.pruneIntervalMs);
    const end = this.#redundant.end();
    if (end === undefined || end <= this.#prunedBefore) return;
    this.#prunedBefore = end;
    this.#options.prune(end);
  }

  /** A partition that nobody writes to would keep all that came after its snapshot in the log. */
  #snapshotCold(): Outcome<ShareStateRecord> {
    const { clock, config } = this.#options;
    this.#coldCheck.set(config.coldSnapshotIntervalMs);
    const all = [...this.states.all()];
    const isCold = ({ state }: TrackedState) => state.createTimestampMs !== state.writeTimestampMs;
    if (all.every(isCold)) return nothing();
    const now = BigInt(clock.now());
    const records: ShareStateRecord[] = [];
    for (const { key, state } of all) {
      if (now - state.writeTimestampMs < BigInt(config.coldSnapshotIntervalMs)) continue;
      const value = { ...state, snapshotEpoch: state.snapshotEpoch + 1, writeTimestampMs: now };
      records.push({ type: 'snapshot', key, value });
    }
    return { records };
  }

  /** What cannot be read is left as it is: it may be of a later version of Kafka, and the rest must still load. */
  #decoded({ offset, key, value }: LogRecord): ShareStateRecord | undefined {
    try {
      return key === null ? undefined : decodeShareState(key, value);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#options.logger.warn('Skipped a record that cannot be read', { offset, reason: error.message });
      return undefined;
    }
  }
}
