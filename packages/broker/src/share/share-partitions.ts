import type { Clock, Logger, Uuid } from '@kavka/base';
import { type SharePartitionKey, sharePartitionName } from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';
import type { Partition } from '../partition/partition.ts';
import type { LeadershipListener, Partitions } from '../partition/partitions.ts';
import type { ShareError } from './acknowledge-records.ts';
import type { ShareGroupSettings } from './share-group-settings.ts';
import { persisterError, SharePartition } from './share-partition.ts';
import type { ShareStatePersister } from './share-state-persister.ts';
import { startOffsetOf } from './start-offset.ts';

export interface SharePartitionsOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly partitions: Partitions;
  readonly persister: ShareStatePersister;
  readonly settingsOf: (groupId: string) => ShareGroupSettings;
}

/** Called when records may be to be had, or a partition is gone. */
export type ShareWatcher = () => void;

type Loading = Promise<ShareError | null>;

/** The share partitions whose partitions this node leads, loaded when they are first fetched from. */
export class SharePartitions implements LeadershipListener {
  readonly #options: SharePartitionsOptions;
  readonly #loaded = new Map<string, SharePartition>();
  readonly #loading = new Map<string, Loading>();
  readonly #watchers = new Map<string, Set<ShareWatcher>>();

  constructor(options: SharePartitionsOptions) {
    this.#options = options;
  }

  settingsOf(groupId: string): ShareGroupSettings {
    return this.#options.settingsOf(groupId);
  }

  /** The share partition if it is loaded. */
  get(key: SharePartitionKey): SharePartition | undefined {
    return this.#loaded.get(sharePartitionName(key));
  }

  /** The share partition; or the promise of its being loaded, which resolves to an error where it cannot be. */
  find(key: SharePartitionKey, partition: Partition): SharePartition | Loading {
    const name = sharePartitionName(key);
    const loaded = this.#loaded.get(name);
    if (loaded !== undefined) return loaded;
    const underWay = this.#loading.get(name);
    if (underWay !== undefined) return underWay;
    const loading = this.#load(key, partition).finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    return loading;
  }

  watch(key: SharePartitionKey, watcher: ShareWatcher): void {
    const name = sharePartitionName(key);
    const watchers = this.#watchers.get(name) ?? new Set();
    watchers.add(watcher);
    this.#watchers.set(name, watchers);
  }

  unwatch(key: SharePartitionKey, watcher: ShareWatcher): void {
    const name = sharePartitionName(key);
    const watchers = this.#watchers.get(name);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.#watchers.delete(name);
  }

  wake(key: SharePartitionKey): void {
    for (const watcher of this.#watchers.get(sharePartitionName(key)) ?? []) watcher();
  }

  /** Forgets a share partition: whoever needs it next reads anew what the share coordinator knows. */
  drop(key: SharePartitionKey): void {
    const name = sharePartitionName(key);
    this.#loaded.get(name)?.fence();
    this.#loaded.delete(name);
    this.wake(key);
  }

  dropGroup(groupId: string): void {
    for (const { key } of [...this.#loaded.values()]) if (key.groupId === groupId) this.drop(key);
  }

  /** A new epoch of leadership begins with what is written down. */
  leading(partition: Partition): void {
    this.#dropAll(partition.topicId, partition.index);
  }

  notLeading(topic: string, index: number): void {
    const { partitions } = this.#options;
    for (const { key } of [...this.#loaded.values()]) {
      const name = partitions.topicName(key.topicId);
      if (key.partition === index && (name === undefined || name === topic)) this.drop(key);
    }
  }

  close(): void {
    for (const { key } of [...this.#loaded.values()]) this.drop(key);
  }

  #dropAll(topicId: Uuid, index: number): void {
    for (const { key } of [...this.#loaded.values()])
      if (key.topicId === topicId && key.partition === index) this.drop(key);
  }

  async #load(key: SharePartitionKey, partition: Partition): Loading {
    const { persister, clock, logger, settingsOf } = this.#options;
    const { leaderEpoch } = partition;
    const persisted = await persister.read(key, leaderEpoch);
    if (!('stateBatches' in persisted)) {
      logger.warn('A share partition cannot be loaded', { ...key, code: persisted.errorCode });
      return persisterError(persisted);
    }
    const startOffset =
      persisted.startOffset >= 0
        ? persisted.startOffset
        : await startOffsetOf(partition, settingsOf(key.groupId).autoOffsetReset, clock.now());
    if (startOffset === undefined) return { errorCode: ErrorCode.OFFSET_NOT_AVAILABLE, errorMessage: null };
    if (!partition.isLeader || partition.leaderEpoch !== leaderEpoch)
      return { errorCode: ErrorCode.NOT_LEADER_OR_FOLLOWER, errorMessage: null };
    const { stateEpoch, stateBatches } = persisted;
    const loaded = new SharePartition(
      {
        key,
        leaderEpoch,
        clock,
        persister,
        settings: () => settingsOf(key.groupId),
        changed: () => this.wake(key),
        fenced: () => this.#dropThis(loaded),
      },
      stateEpoch,
      { startOffset, stateBatches },
    );
    this.#loaded.set(sharePartitionName(key), loaded);
    return null;
  }

  /** Another may have come in its place. */
  #dropThis(partition: SharePartition): void {
    if (this.get(partition.key) === partition) this.drop(partition.key);
    else partition.fence();
  }
}
