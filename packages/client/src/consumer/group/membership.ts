import type { Cluster } from '../../cluster/index.ts';
import type { Assignment } from '../assignment/assignment.ts';
import type { GroupIdentity } from '../offsets/committed-offsets.ts';
import type { TopicPartition } from '../topic-partition.ts';

/**
 * This consumer's part in a group. Heartbeats and the talk of a rebalance go on in the background; what changes the assignment is done by
 * `work`, which the consumer calls between two records.
 */
export interface Membership {
  /** As whom to commit. */
  readonly identity: GroupIdentity;
  /** Whether `work` has something to do. */
  readonly hasWork: boolean;
  work(): Promise<void>;
  /** The topics that are subscribed to have changed. */
  subscriptionChanged(): void;
  /** The application wants the partitions to be shared out anew. */
  enforceRebalance(): void;
  /** Metadata have changed. */
  metadataChanged(): void;
  /** Leaves the group, except for static members. The assignment has been given back before. */
  leave(): Promise<void>;
}

/** The consumer, as its membership sees it. */
export interface MembershipHost {
  readonly cluster: Cluster;
  readonly assignment: Assignment;
  /** Topics that are subscribed to now: matches where the subscription is a pattern. */
  subscribedTopics(): readonly string[];
  /** For the coordinator to evaluate; undefined where there is none. */
  subscribedPattern(): string | undefined;
  /** Commits where that is automatic, tells the application, and takes the partitions away. */
  revoke(partitions: readonly TopicPartition[]): Promise<void>;
  /** Takes the partitions away: they belong to someone else already. */
  lose(partitions: readonly TopicPartition[]): Promise<void>;
  assign(partitions: readonly TopicPartition[]): Promise<void>;
  /** There is work, or something else the consumer waits for. */
  wake(): void;
  /** Something that does not pass by itself. */
  failed(error: unknown): void;
  /** Whether the application has held on to records for longer than `max.poll.interval.ms`. */
  isOverdue(): boolean;
}

export interface GroupSettings {
  readonly groupId: string;
  readonly groupInstanceId: string | null;
  readonly sessionTimeoutMs: number;
  readonly heartbeatIntervalMs: number;
  readonly maxPollIntervalMs: number;
  /** Empty for none. */
  readonly rackId: string;
  readonly defaultTimeoutMs: number;
}

export const NO_GENERATION = -1;

/** The partitions of `all` that `others` does not have. */
export function without(all: Iterable<TopicPartition>, others: Iterable<TopicPartition>): TopicPartition[] {
  const names = new Map<string, Set<number>>();
  for (const { topic, partition } of others) {
    const numbers = names.get(topic);
    if (numbers === undefined) names.set(topic, new Set([partition]));
    else numbers.add(partition);
  }
  return [...all].filter(({ topic, partition }) => !names.get(topic)?.has(partition));
}
