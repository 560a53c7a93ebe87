import type { BROKER_CONFIGS } from './broker/all.ts';
import type { ConfigValues } from './values.ts';

/** Times of logs for which brokers have several configs, in milliseconds. */
export interface LogTimes {
  /** -1 means forever. */
  readonly retentionMs: bigint;
  readonly rollMs: bigint;
  readonly rollJitterMs: bigint;
  readonly flushIntervalMs: bigint;
}

const MINUTE_MS = 60_000n;
const HOUR_MS = 3_600_000n;

export function logTimesOf(values: ConfigValues<typeof BROKER_CONFIGS>): LogTimes {
  const retentionMs = retentionMsOf(values);
  return {
    retentionMs: retentionMs < 0n ? -1n : retentionMs,
    rollMs: values.long('log.roll.ms') ?? hours(values.number('log.roll.hours')),
    rollJitterMs: values.long('log.roll.jitter.ms') ?? hours(values.number('log.roll.jitter.hours')),
    flushIntervalMs: values.long('log.flush.interval.ms') ?? values.long('log.flush.scheduler.interval.ms'),
  };
}

function retentionMsOf(values: ConfigValues<typeof BROKER_CONFIGS>): bigint {
  const milliseconds = values.long('log.retention.ms');
  if (milliseconds !== null) return milliseconds;
  const minutes = values.number('log.retention.minutes');
  return minutes === null ? hours(values.number('log.retention.hours')) : BigInt(minutes) * MINUTE_MS;
}

function hours(count: number): bigint {
  return BigInt(count) * HOUR_MS;
}
