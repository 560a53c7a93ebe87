import { SILENT_LOGGER, type Uuid } from '@kavka/base';
import {
  createGroupCoordinator,
  DEFAULT_GROUP_COORDINATOR_CONFIG,
  DEFAULT_GROUP_LEVEL_CONFIG,
  type GroupCoordinator,
  type GroupCoordinatorConfig,
  type GroupLevelConfig,
  type MetadataView,
} from '@kavka/coordinators';
import { ManualClock, SeededRandom } from '@kavka/testkit';
import { MemoryLog } from './memory-log.ts';
import { MemoryShareStates } from './memory-share-states.ts';

/** The cluster's topics: any name has four partitions and an id of its own, until it is deleted. */
export class Topics implements MetadataView {
  readonly #ids = new Map<string, Uuid>();
  readonly #gone = new Set<string>();
  readonly #counts = new Map<string, number>();
  /** Partitions of the offsets topic. */
  readonly offsetsPartitions: number;

  constructor(offsetsPartitions: number) {
    this.offsetsPartitions = offsetsPartitions;
  }

  topicName(id: Uuid): string | undefined {
    for (const [name, known] of this.#ids) if (known === id && !this.#gone.has(name)) return name;
    return undefined;
  }

  topicId(name: string): Uuid | undefined {
    if (this.#gone.has(name) || name.startsWith('unknown')) return undefined;
    const id = this.#ids.get(name) ?? (`${String(this.#ids.size).padStart(21, '0')}A` as Uuid);
    this.#ids.set(name, id);
    return id;
  }

  /** Also of a topic that is no more. */
  idOf(name: string): Uuid | undefined {
    return this.#ids.get(name);
  }

  partitionCount(topic: string): number | undefined {
    if (topic === '__consumer_offsets') return this.offsetsPartitions;
    return this.topicId(topic) === undefined ? undefined : (this.#counts.get(topic) ?? 4);
  }

  racksOfPartition(): readonly string[] {
    return [];
  }

  topicNames(): Iterable<string> {
    return [...this.#ids.keys()].filter((name) => !this.#gone.has(name));
  }

  get version(): number {
    return this.#ids.size;
  }

  /** From now on it has so many partitions. */
  grow(name: string, partitionCount: number): void {
    this.topicId(name);
    this.#counts.set(name, partitionCount);
  }

  delete(name: string): void {
    this.#gone.add(name);
  }

  /** Deletes a topic and creates another of the same name. */
  replace(name: string): void {
    this.#ids.set(name, `${'1'.padStart(21, 'z')}A` as Uuid);
  }
}

/** A coordinator with everything around it in memory, and a clock that moves when the test says so. */
export class World {
  readonly clock = new ManualClock();
  readonly log = new MemoryLog();
  readonly topics: Topics;
  readonly shareStates = new MemoryShareStates();
  readonly coordinator: GroupCoordinator;
  #leaderEpoch = 0;

  constructor(
    config: Partial<GroupCoordinatorConfig> = {},
    seed = 1,
    levelConfig: Partial<GroupLevelConfig> = {},
  ) {
    this.topics = new Topics(1);
    this.coordinator = createGroupCoordinator({
      log: this.log,
      metadata: this.topics,
      clock: this.clock,
      random: new SeededRandom(seed),
      logger: SILENT_LOGGER,
      config: { ...DEFAULT_GROUP_COORDINATOR_CONFIG, ...config },
      groupConfig: () => ({ ...DEFAULT_GROUP_LEVEL_CONFIG, ...levelConfig }),
      shareStates: this.shareStates,
      latestOffset: async () => ({ errorCode: 0, offset: 0 }),
    });
  }

  /** Leads the only partition anew, as after a restart. */
  async load(): Promise<void> {
    this.coordinator.unload(0);
    const loaded = this.coordinator.load(0, ++this.#leaderEpoch);
    await this.clock.settle();
    await loaded;
  }
}
