import type { TopicConfig } from '@kavka/config';
import type { LogConfig } from '@kavka/storage';

/** What a topic's configuration says to its logs. */
export function logConfigOf(topic: TopicConfig): LogConfig {
  const compressionType = topic.string('compression.type') as LogConfig['compressionType'];
  return {
    cleanupPolicy: topic.list('cleanup.policy') as LogConfig['cleanupPolicy'],
    compressionType,
    compressionLevel: levelOf(topic, compressionType),
    deleteRetentionMs: unbounded(topic.number('delete.retention.ms')),
    fileDeleteDelayMs: unbounded(topic.number('file.delete.delay.ms')),
    flushMessages: unbounded(topic.number('flush.messages')),
    flushMs: unbounded(topic.number('flush.ms')),
    indexIntervalBytes: topic.number('index.interval.bytes'),
    maxCompactionLagMs: unbounded(topic.number('max.compaction.lag.ms')),
    maxMessageBytes: topic.number('max.message.bytes'),
    messageTimestampAfterMaxMs: unbounded(topic.number('message.timestamp.after.max.ms')),
    messageTimestampBeforeMaxMs: unbounded(topic.number('message.timestamp.before.max.ms')),
    messageTimestampType: topic.string('message.timestamp.type') as LogConfig['messageTimestampType'],
    minCleanableDirtyRatio: topic.number('min.cleanable.dirty.ratio'),
    minCompactionLagMs: unbounded(topic.number('min.compaction.lag.ms')),
    preallocate: topic.boolean('preallocate'),
    minInsyncReplicas: topic.number('min.insync.replicas'),
    retentionBytes: topic.number('retention.bytes'),
    retentionMs: topic.number('retention.ms'),
    segmentBytes: topic.number('internal.segment.bytes') ?? topic.number('segment.bytes'),
    segmentIndexBytes: topic.number('segment.index.bytes'),
    segmentJitterMs: unbounded(topic.number('segment.jitter.ms')),
    segmentMs: unbounded(topic.number('segment.ms')),
  };
}

function levelOf(topic: TopicConfig, codec: LogConfig['compressionType']): number | undefined {
  switch (codec) {
    case 'gzip':
      return topic.number('compression.gzip.level');
    case 'lz4':
      return topic.number('compression.lz4.level');
    case 'zstd':
      return topic.number('compression.zstd.level');
    default:
      return undefined;
  }
}

/** Kafka's largest long means "never"; the configuration cuts it to the largest exact number. */
function unbounded(value: number): number {
  return value >= Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : value;
}
