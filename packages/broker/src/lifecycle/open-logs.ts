import type { BrokerConfig } from '@kavka/config';
import { METADATA_LOG_CONFIG, METADATA_TOPIC, openMetadataLog } from '@kavka/quorum';
import { type LogConfig, LogDirectories, type PartitionLog } from '@kavka/storage';
import { cleanerConfigOf } from '../config/cleaner-config.ts';
import type { NodeConfig } from '../config/node-config.ts';
import type { World } from './world.ts';

/** Open files of logs at most; the system's limit is for connections too. */
const MAX_OPEN_FILES = 2000;

/** Opens all logs of the node, that of the metadata among them. */
export function openLogs(
  world: World,
  config: BrokerConfig,
  nodeConfig: NodeConfig,
): Promise<LogDirectories> {
  return LogDirectories.open({
    disk: world.disk,
    clock: world.clock,
    random: world.random,
    logger: world.logger,
    metrics: world.metrics,
    paths: [...new Set([config.metadataLogDir, ...config.logDirs])],
    nodeId: config.nodeId,
    maxOpenFiles: MAX_OPEN_FILES,
    producerIdExpirationMs: () => nodeConfig.current.number('producer.id.expiration.ms'),
    // What a topic sets for itself is known when the metadata have been read, and takes effect then.
    configFor: (topic) =>
      topic === METADATA_TOPIC ? metadataLogConfig(config) : nodeConfig.logConfig(topic),
    cleaner: () => cleanerConfigOf(nodeConfig.current),
    moveBytesPerSecond: () => nodeConfig.moveBytesPerSecond,
    times: {
      initialDelayMs: config.number('log.initial.task.delay.ms'),
      highWatermarkMs: config.number('replica.high.watermark.checkpoint.interval.ms'),
      recoveryPointMs: config.number('log.flush.offset.checkpoint.interval.ms'),
      startOffsetMs: config.number('log.flush.start.offset.checkpoint.interval.ms'),
      retentionMs: config.number('log.retention.check.interval.ms'),
      producerExpiryMs: config.number('producer.id.expiration.check.interval.ms'),
    },
  });
}

/** The log of the metadata, made where it is missing. */
export function metadataLog(logs: LogDirectories, config: BrokerConfig): PartitionLog {
  const directory = logs.directories.find(({ path }) => path === config.metadataLogDir);
  return openMetadataLog(logs, metadataLogConfig(config), directory?.id);
}

function metadataLogConfig(config: BrokerConfig): LogConfig {
  return {
    ...METADATA_LOG_CONFIG,
    segmentBytes: config.number('metadata.log.segment.bytes'),
    segmentMs: config.number('metadata.log.segment.ms'),
  };
}
