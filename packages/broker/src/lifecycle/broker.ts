import type { Clock, Logger, Random } from '@kavka/base';
import type { BrokerConfig } from '@kavka/config';
import type { GroupCoordinator, ShareCoordinator, TransactionCoordinator } from '@kavka/coordinators';
import type { ControllerRequests, MetadataImage } from '@kavka/metadata';
import type { Writer } from '@kavka/protocol';
import type { MetadataQuorum } from '@kavka/quorum';
import type { LogDirectories } from '@kavka/storage';
import type { ConfigView } from '../config/config-view.ts';
import type { FetchSessionCache } from '../fetch/fetch-session-cache.ts';
import type { StreamsTopics } from '../groups/streams-topics.ts';
import type { RequestMetrics } from '../metrics/request-metrics.ts';
import type { Traffic } from '../metrics/traffic.ts';
import type { BufferPool } from '../network/buffer-pool.ts';
import type { Partitions } from '../partition/partitions.ts';
import type { Quotas } from '../quotas/quotas.ts';
import type { SharePartitions } from '../share/share-partitions.ts';
import type { ShareSessions } from '../share/share-sessions.ts';
import type { TopicCreation } from '../topic/topic-creation.ts';
import type { MarkerWriter } from '../transactions/marker-writer.ts';
import type { TransactionChecks } from '../transactions/transaction-checks.ts';

/** What handlers work with: the parts of a running node. */
export interface Broker {
  readonly nodeId: number;
  readonly clusterId: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly config: BrokerConfig;
  readonly pool: BufferPool;
  /** Answers are encoded one at a time, so one writer serves all. */
  readonly writer: Writer;
  readonly image: MetadataImage;
  readonly controller: ControllerRequests;
  readonly quorum: MetadataQuorum;
  readonly logs: LogDirectories;
  readonly partitions: Partitions;
  readonly groups: GroupCoordinator;
  readonly shareStates: ShareCoordinator;
  readonly transactions: TransactionCoordinator;
  readonly transactionChecks: TransactionChecks;
  readonly markers: MarkerWriter;
  readonly streamsTopics: StreamsTopics;
  readonly shares: SharePartitions;
  readonly shareSessions: ShareSessions;
  readonly topicCreation: TopicCreation;
  readonly configView: ConfigView;
  readonly fetchSessions: FetchSessionCache;
  readonly requestMetrics: RequestMetrics;
  readonly traffic: Traffic;
  readonly quotas: Quotas;
  /** fetch.max.bytes */
  readonly fetchMaxBytes: number;
  /** Frames and answers take so much memory that answers should be small. */
  readonly isMemoryShort: boolean;
  isInternalTopic(topic: string): boolean;
  /** Bytes of the file system that holds a log directory. */
  capacity(path: string): { readonly totalBytes: number; readonly usableBytes: number };
  /** Where clients of a listener reach a live broker. */
  nodeAddress(nodeId: number, listenerName: string): NodeAddress | undefined;
}

export interface NodeAddress {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
}
