import type { Clock } from '@kavka/base';
import {
  type EndMarker,
  eachPartition,
  type GroupCoordinator,
  type MarkerDelivery,
  type MarkerResult,
  type TransactionMarker,
} from '@kavka/coordinators';
import type { MetadataImage } from '@kavka/metadata';
import { ErrorCode } from '@kavka/protocol';
import { markerBatch } from '../coordinators/transaction-marker.ts';
import type { Partitions } from '../partition/partitions.ts';
import { CONSUMER_OFFSETS_TOPIC } from '../topic/internal-topics.ts';

/** What the coordinator of a group cannot do now, the leader of its partition cannot either. */
const NOT_READY: ReadonlySet<number> = new Set([
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.NOT_COORDINATOR,
]);

/** Ends transactions in the partitions that this node leads. */
export class MarkerWriter implements MarkerDelivery {
  readonly #partitions: Partitions;
  readonly #groups: Pick<GroupCoordinator, 'completeTransaction'>;
  readonly #image: MetadataImage;
  readonly #clock: Clock;

  constructor(
    partitions: Partitions,
    groups: Pick<GroupCoordinator, 'completeTransaction'>,
    image: MetadataImage,
    clock: Clock,
  ) {
    this.#partitions = partitions;
    this.#groups = groups;
    this.#image = image;
    this.#clock = clock;
  }

  deliver(marker: TransactionMarker): Promise<readonly MarkerResult[]> {
    const results = Array.from(eachPartition(marker.partitions), async ({ topic, partition }) => {
      const isGone = this.#image.topics.partition(topic, partition) === undefined;
      const errorCode = isGone ? ErrorCode.NONE : await this.write(topic, partition, marker);
      return { topic, partition, errorCode };
    });
    return Promise.all(results);
  }

  /** Resolves to an error code when the marker is committed in the partition. */
  async write(topic: string, index: number, marker: EndMarker): Promise<number> {
    const partition = this.#partitions.find(topic, index);
    if (typeof partition === 'number') return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION;
    if (topic === CONSUMER_OFFSETS_TOPIC) return this.#endOffsets(index, marker);
    if (!partition.isLeader) return ErrorCode.NOT_LEADER_OR_FOLLOWER;
    if (partition.isUnderMinIsr) return ErrorCode.NOT_ENOUGH_REPLICAS;
    const { transactionVersion } = marker;
    const batch = markerBatch(marker, this.#clock.now());
    return new Promise((resolve) => {
      const result = partition.append(batch, 'coordinator', true, null, resolve, { transactionVersion });
      if (result.errorCode !== 0) resolve(result.errorCode);
    });
  }

  /** The offsets of groups belong to their coordinator, which writes the marker itself. */
  async #endOffsets(index: number, marker: EndMarker): Promise<number> {
    const errorCode = await this.#groups.completeTransaction(index, marker);
    return NOT_READY.has(errorCode) ? ErrorCode.NOT_LEADER_OR_FOLLOWER : errorCode;
  }
}
