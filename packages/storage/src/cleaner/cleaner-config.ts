/** What the broker's configuration says to the cleaner (`log.cleaner.*`). */
export interface CleanerConfig {
  readonly enabled: boolean;
  /** Logs that are cleaned side by side. */
  readonly threads: number;
  /** Of all maps of keys together. */
  readonly dedupeBufferBytes: number;
  /** Of all buffers for reading and writing together. */
  readonly ioBufferBytes: number;
  /** How full a map of keys may get, as a part of 1. */
  readonly loadFactor: number;
  /** Read and written together. */
  readonly ioMaxBytesPerSecond: number;
  /** Between looks for logs to clean, while there are none. */
  readonly backoffMs: number;
}

/** Apache Kafka 4.3.1's. */
export const DEFAULT_CLEANER: CleanerConfig = {
  enabled: true,
  threads: 1,
  dedupeBufferBytes: 134_217_728,
  ioBufferBytes: 524_288,
  loadFactor: 0.9,
  ioMaxBytesPerSecond: Number.POSITIVE_INFINITY,
  backoffMs: 15_000,
};
