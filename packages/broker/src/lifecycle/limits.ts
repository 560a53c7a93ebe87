import { type BrokerConfig, connectionLimits } from '@kavka/config';
import {
  type GroupCoordinatorConfig,
  migrationPolicyOf,
  type ShareCoordinatorConfig,
  type TransactionCoordinatorConfig,
} from '@kavka/coordinators';
import type { ConnectionLimits } from '../network/connection-limits.ts';
import { internalTopicsOf } from '../topic/internal-topic-settings.ts';
import type { TopicCreationOptions } from '../topic/topic-creation.ts';

const MEBIBYTE = 1024 * 1024;

/** Unanswered bytes of one connection: a client with several full requests in flight does not wait for room. */
const MAX_QUEUED_BYTES = 16 * MEBIBYTE;
const MAX_QUEUED_REQUESTS = 1000;
const MAX_UNSENT_BYTES = 8 * MEBIBYTE;
/** Frames and answers of all connections, where `queued.max.request.bytes` does not say otherwise. */
const MAX_POOL_BYTES = 128 * MEBIBYTE;
/** Memory that is kept for the next frames. */
export const MAX_IDLE_POOL_BYTES = 32 * MEBIBYTE;

/** From this much memory in use on, fetches are answered with less. */
export const FRUGAL_POOL_BYTES = 64 * MEBIBYTE;

export function connectionLimitsOf(config: BrokerConfig): ConnectionLimits {
  const queuedBytes = config.number('queued.max.request.bytes');
  return {
    maxFrameBytes: config.number('socket.request.max.bytes'),
    maxQueuedBytes: MAX_QUEUED_BYTES,
    maxQueuedRequests: MAX_QUEUED_REQUESTS,
    maxUnsentBytes: MAX_UNSENT_BYTES,
    maxIdleMs: config.number('connections.max.idle.ms'),
    maxConnections: config.number('max.connections'),
    maxConnectionsPerIp: config.number('max.connections.per.ip'),
    maxConnectionsOfIp: perIpOverrides(config),
    maxPoolBytes: queuedBytes > 0 ? queuedBytes : MAX_POOL_BYTES,
  };
}

/** The configuration was judged when it was read. */
function perIpOverrides(config: BrokerConfig): ReadonlyMap<string, number> {
  const parsed = connectionLimits(config.string('max.connections.per.ip.overrides'));
  return 'limits' in parsed ? parsed.limits : new Map();
}

export function groupConfigOf(config: BrokerConfig): GroupCoordinatorConfig {
  return {
    initialRebalanceDelayMs: config.number('group.initial.rebalance.delay.ms'),
    minSessionTimeoutMs: config.number('group.min.session.timeout.ms'),
    maxSessionTimeoutMs: config.number('group.max.session.timeout.ms'),
    maxGroupSize: config.number('group.max.size'),
    consumerMaxSize: config.number('group.consumer.max.size'),
    streamsMaxSize: config.number('group.streams.max.size'),
    consumerAssignors: config.list('group.consumer.assignors'),
    consumerMigrationPolicy: migrationPolicyOf(config.string('group.consumer.migration.policy')),
    consumerRegexRefreshIntervalMs: config.number('group.consumer.regex.refresh.interval.ms'),
    shareMaxSize: config.number('group.share.max.size'),
    shareInitializeRetryIntervalMs: config.number('group.share.initialize.retry.interval.ms'),
    offsetMetadataMaxBytes: config.number('offset.metadata.max.bytes'),
    offsetsRetentionMs: config.number('offsets.retention.minutes') * 60_000,
    offsetsRetentionCheckIntervalMs: config.number('offsets.retention.check.interval.ms'),
    offsetsCommitTimeoutMs: config.number('offsets.commit.timeout.ms'),
    offsetsTopicPartitions: config.number('offsets.topic.num.partitions'),
    maxBatchBytes: config.number('message.max.bytes'),
  };
}

export function transactionConfigOf(config: BrokerConfig): TransactionCoordinatorConfig {
  return {
    maxTimeoutMs: config.number('transaction.max.timeout.ms'),
    idExpirationMs: config.number('transactional.id.expiration.ms'),
    abortIntervalMs: config.number('transaction.abort.timed.out.transaction.cleanup.interval.ms'),
    expiryIntervalMs: config.number('transaction.remove.expired.transaction.cleanup.interval.ms'),
    isTwoPhaseCommitEnabled: config.boolean('transaction.two.phase.commit.enable'),
    topicPartitions: config.number('transaction.state.log.num.partitions'),
    writeTimeoutMs: config.number('request.timeout.ms'),
    maxBatchBytes: config.number('message.max.bytes'),
  };
}

export function shareCoordinatorConfigOf(config: BrokerConfig): ShareCoordinatorConfig {
  return {
    updatesPerSnapshot: config.number('share.coordinator.snapshot.update.records.per.snapshot'),
    writeTimeoutMs: config.number('share.coordinator.write.timeout.ms'),
    stateTopicPartitions: config.number('share.coordinator.state.topic.num.partitions'),
    pruneIntervalMs: config.number('share.coordinator.state.topic.prune.interval.ms'),
    coldSnapshotIntervalMs: config.number('share.coordinator.cold.partition.snapshot.interval.ms'),
    maxBatchBytes: config.number('message.max.bytes'),
  };
}

export function topicCreationOf(config: BrokerConfig): TopicCreationOptions {
  return {
    isAutomatic: config.boolean('auto.create.topics.enable'),
    internalTopics: internalTopicsOf(config),
    timeoutMs: config.number('request.timeout.ms'),
  };
}
