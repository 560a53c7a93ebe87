import type { Change } from '../runtime/state-machine.ts';
import { combineStateBatches } from './combine-state-batches.ts';
import type { ShareGroupState, ShareGroupStateUpdate } from './share-group-state.ts';
import { type SharePartitionKey, sharePartitionName } from './share-partition-key.ts';
import type { ShareStateRecord } from './share-state-record.ts';

/** The state of one share partition, and what its records have told beside it. */
export interface TrackedState {
  readonly key: SharePartitionKey;
  readonly state: ShareGroupState;
  /** The largest of all records. */
  readonly leaderEpoch: number;
  readonly stateEpoch: number;
  /** Updates since the last snapshot that counts. */
  readonly updates: number;
}

/** An update without a snapshot before it, such as when that one cannot be read. */
const NO_STATE: ShareGroupState = {
  snapshotEpoch: 0,
  stateEpoch: 0,
  leaderEpoch: 0,
  startOffset: -1,
  deliveryCompleteCount: -1,
  createTimestampMs: 0n,
  writeTimestampMs: 0n,
  stateBatches: [],
};

/** The states of share partitions that the records of one partition of the state topic add up to. */
export class ShareStates {
  readonly #states = new Map<string, TrackedState>();
  readonly #updatesPerSnapshot: number;

  constructor(updatesPerSnapshot: number) {
    this.#updatesPerSnapshot = updatesPerSnapshot;
  }

  get(key: SharePartitionKey): TrackedState | undefined {
    return this.#states.get(sharePartitionName(key));
  }

  all(): IterableIterator<TrackedState> {
    return this.#states.values();
  }

  apply(record: ShareStateRecord): Change {
    const name = sharePartitionName(record.key);
    const previous = this.#states.get(name);
    this.#put(name, this.#next(record, previous));
    return { commit: () => {}, revert: () => this.#put(name, previous) };
  }

  #put(name: string, tracked: TrackedState | undefined): void {
    if (tracked === undefined) this.#states.delete(name);
    else this.#states.set(name, tracked);
  }

  #next(
    { type, key, value }: ShareStateRecord,
    previous: TrackedState | undefined,
  ): TrackedState | undefined {
    if (value === null) return undefined;
    const leaderEpoch = Math.max(previous?.leaderEpoch ?? value.leaderEpoch, value.leaderEpoch);
    const updates = previous?.updates ?? 0;
    if (type === 'update') {
      const state = updated(previous?.state ?? NO_STATE, value);
      return { key, state, leaderEpoch, stateEpoch: previous?.stateEpoch ?? 0, updates: updates + 1 };
    }
    return {
      key,
      state: value,
      leaderEpoch,
      stateEpoch: Math.max(previous?.stateEpoch ?? value.stateEpoch, value.stateEpoch),
      updates: updates >= this.#updatesPerSnapshot ? 0 : updates,
    };
  }
}

function updated(state: ShareGroupState, update: ShareGroupStateUpdate): ShareGroupState {
  const startOffset = update.startOffset === -1 ? state.startOffset : update.startOffset;
  return {
    ...state,
    startOffset,
    leaderEpoch: update.leaderEpoch === -1 ? state.leaderEpoch : update.leaderEpoch,
    deliveryCompleteCount: update.deliveryCompleteCount,
    stateBatches: combineStateBatches(state.stateBatches, update.stateBatches, startOffset),
  };
}
