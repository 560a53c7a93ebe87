import type { Uuid } from '@kavka/base';
import type { AccessControlEntries } from './access-control-entries.ts';
import type { ClientQuotas } from './client-quotas.ts';
import type { DelegationTokens } from './delegation-tokens.ts';
import type { ScramCredentials } from './scram-credentials.ts';

/**
 * The cluster as handlers see it: synchronous look-ups in state that changes only between turns, by replay of committed records.
 * What a look-up returns (a `Partition`, a `Broker`) never changes afterwards: a change puts a new object in its place.
 */
export interface MetadataImage {
  /** Offset in the metadata log of the last record replayed, -1 before the first. */
  readonly lastOffset: number;
  /** Leader epoch of that record, -1 before the first. */
  readonly lastEpoch: number;
  /** Timestamp of the batch that held it, in milliseconds, -1 before the first. */
  readonly lastTimestamp: bigint;
  readonly features: FeaturesImage;
  readonly brokers: BrokersImage;
  readonly controllers: ReadonlyMap<number, ControllerRegistration>;
  readonly topics: TopicsImage;
  readonly configs: ConfigsImage;
  /** First producer id that no block covers. */
  readonly nextProducerId: bigint;
  readonly clientQuotas: ClientQuotas;
  readonly scramCredentials: ScramCredentials;
  readonly accessControlEntries: AccessControlEntries;
  readonly delegationTokens: DelegationTokens;
}

export interface TopicsImage {
  /** How many topics. */
  readonly size: number;
  /** How many partitions over all topics. */
  readonly partitionCount: number;
  byName(name: string): Topic | undefined;
  byId(id: Uuid): Topic | undefined;
  /** All topics in the order of their names. The array is kept between changes: neither change nor keep it. */
  sorted(): readonly Topic[];
  /** Position in `sorted()` of the first topic whose name is `name` or comes after it. */
  indexFrom(name: string): number;
  /** A topic, other than one of this very name, whose name is the same when "." is taken for "_". */
  collidingWith(name: string): string | undefined;
  /** Shorthand for `byName(name)?.partitions[index]`. */
  partition(name: string, index: number): Partition | undefined;
}

export interface Topic {
  readonly name: string;
  readonly id: Uuid;
  /** By partition number, from 0, without gaps. */
  readonly partitions: readonly Partition[];
}

/** One state of a partition; immutable. */
export interface Partition {
  /** The partition number. */
  readonly index: number;
  readonly replicas: readonly number[];
  /** Directory of each replica, in the order of `replicas`. */
  readonly directories: readonly Uuid[];
  readonly isr: readonly number[];
  readonly removingReplicas: readonly number[];
  readonly addingReplicas: readonly number[];
  /** Replicas outside of the ISR that hold everything committed (KIP-966). */
  readonly eligibleLeaderReplicas: readonly number[];
  readonly lastKnownElr: readonly number[];
  /** Node id, or -1. */
  readonly leader: number;
  readonly leaderRecoveryState: LeaderRecoveryState;
  readonly leaderEpoch: number;
  readonly partitionEpoch: number;
}

/** 0: the leader was elected from replicas that hold everything; 1: it was not, and recovers. */
export type LeaderRecoveryState = 0 | 1;
export const NO_LEADER = -1;

export interface BrokersImage {
  readonly size: number;
  get(id: number): Broker | undefined;
  /** Registered and not fenced. */
  isAlive(id: number): boolean;
  /** In the order of their ids. The array is kept between changes. */
  all(): readonly Broker[];
  /** The unfenced ones, in the order of their ids. The array is kept between changes. */
  alive(): readonly Broker[];
}

/** One state of a broker's registration; immutable. */
export interface Broker {
  readonly id: number;
  /** Offset of its registration record: new with each start. */
  readonly epoch: bigint;
  readonly incarnationId: Uuid;
  readonly listeners: readonly Endpoint[];
  readonly features: readonly SupportedFeature[];
  readonly rack: string | null;
  readonly fenced: boolean;
  readonly inControlledShutdown: boolean;
  /** Ids of its log directories that are online, in ascending order of their text. */
  readonly directories: readonly Uuid[];
  /** Directories that take no new replicas. */
  readonly cordonedDirectories: readonly Uuid[];
  readonly isMigratingZkBroker: boolean;
}

export interface Endpoint {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL. */
  readonly securityProtocol: number;
}

export interface SupportedFeature {
  readonly name: string;
  readonly minSupportedVersion: number;
  readonly maxSupportedVersion: number;
}

export interface ControllerRegistration {
  readonly id: number;
  readonly incarnationId: Uuid;
  readonly zkMigrationReady: boolean;
  readonly listeners: readonly Endpoint[];
  readonly features: readonly SupportedFeature[];
}

/** Numbers of the kinds of resources that have configs. */
export const ConfigResourceType = {
  TOPIC: 2,
  BROKER: 4,
  BROKER_LOGGER: 8,
  CLIENT_METRICS: 16,
  GROUP: 32,
} as const;
export type ConfigResourceType = (typeof ConfigResourceType)[keyof typeof ConfigResourceType];

export interface ConfigsImage {
  /**
   * What is set on the resource itself (broker "": cluster-wide defaults); empty when nothing is. It stays as it is: a change makes
   * another.
   */
  of(type: ConfigResourceType, name: string): ReadonlyMap<string, string>;
  /** Names of the resources of this kind that have at least one config. */
  resources(type: ConfigResourceType): Iterable<string>;
}

export interface FeaturesImage {
  /** Level of `metadata.version`, 0 before it is set. */
  readonly metadataVersion: number;
  /** 0 when the feature is not on. */
  level(name: string): number;
  /** All features with a level above 0, `metadata.version` among them. */
  readonly levels: ReadonlyMap<string, number>;
}
