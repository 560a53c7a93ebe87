import { findOffset } from '../partition/offset-lookup.ts';
import type { Partition } from '../partition/partition.ts';

const LATEST = -1n;
const EARLIEST = -2n;
const CONSUMER = -1;
const READ_UNCOMMITTED = 0;

/** Where a share group begins in a partition: `latest`, `earliest` or `by_duration:…`. Undefined: there is no such record. */
export async function startOffsetOf(
  partition: Partition,
  reset: string,
  nowMs: number,
): Promise<number | undefined> {
  const timestamp =
    reset === 'latest' ? LATEST : reset === 'earliest' ? EARLIEST : BigInt(nowMs - durationMsOf(reset));
  const found = await findOffset(partition, timestamp, READ_UNCOMMITTED, CONSUMER);
  return found?.offset;
}

const DURATION = /^by_duration:P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i;
const UNIT_MS = [86_400_000, 3_600_000, 60_000, 1000] as const;

/** The config was judged when it was set. */
function durationMsOf(reset: string): number {
  const parts = DURATION.exec(reset) ?? [];
  const ms = UNIT_MS.reduce(
    (sum, unitMs, i) => sum + unitMs * Number((parts[i + 1] ?? '0').replace(',', '.')),
    0,
  );
  return Math.round(ms);
}
