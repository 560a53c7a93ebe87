import type { BrokerConfig } from '@kavka/config';
import type { CleanerConfig } from '@kavka/storage';

/** What the node's configuration says to the log cleaner. */
export function cleanerConfigOf(config: BrokerConfig): CleanerConfig {
  return {
    enabled: config.boolean('log.cleaner.enable'),
    threads: config.number('log.cleaner.threads'),
    dedupeBufferBytes: config.number('log.cleaner.dedupe.buffer.size'),
    ioBufferBytes: config.number('log.cleaner.io.buffer.size'),
    loadFactor: config.number('log.cleaner.io.buffer.load.factor'),
    ioMaxBytesPerSecond: config.number('log.cleaner.io.max.bytes.per.second'),
    backoffMs: config.number('log.cleaner.backoff.ms'),
  };
}
