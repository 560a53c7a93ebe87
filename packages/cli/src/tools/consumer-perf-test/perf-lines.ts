import type { RebalanceTime } from './rebalance-time.ts';

const MIB = 1024 * 1024;
/** There is but one. */
const THREAD = 0;

export interface Consumed {
  readonly records: number;
  readonly bytes: number;
}

type FormatTime = (time: number) => string;

/** What was read in all, and how fast. */
export function totalLine(
  { records, bytes }: Consumed,
  { totalMs }: Pick<RebalanceTime, 'totalMs'>,
  startedAt: number,
  endedAt: number,
  formatTime: FormatTime,
): string {
  const elapsedSeconds = (endedAt - startedAt) / 1000;
  const fetchMs = endedAt - startedAt - totalMs;
  const mebibytes = bytes / MIB;
  return [
    formatTime(startedAt),
    formatTime(endedAt),
    mebibytes.toFixed(4),
    (mebibytes / elapsedSeconds).toFixed(4),
    records,
    (records / elapsedSeconds).toFixed(4),
    totalMs,
    fetchMs,
    (mebibytes / (fetchMs / 1000)).toFixed(4),
    (records / (fetchMs / 1000)).toFixed(4),
  ].join(', ');
}

/** A line for each interval. */
export class IntervalLines {
  readonly #intervalMs: number;
  readonly #formatTime: FormatTime;
  #last: Consumed = { records: 0, bytes: 0 };
  #lastAt: number;

  constructor(intervalMs: number, formatTime: FormatTime, startedAt: number) {
    this.#intervalMs = intervalMs;
    this.#formatTime = formatTime;
    this.#lastAt = startedAt;
  }

  /** The line when an interval has ended. */
  after({ records, bytes }: Consumed, rebalances: RebalanceTime, now: number): string | undefined {
    const elapsedMs = now - this.#lastAt;
    if (elapsedMs < this.#intervalMs) return undefined;
    const rebalanceMs = rebalances.takeMs();
    const fetchMs = elapsedMs - rebalanceMs;
    const newRecords = records - this.#last.records;
    const newMebibytes = (bytes - this.#last.bytes) / MIB;
    this.#last = { records, bytes };
    this.#lastAt = now;
    return [
      this.#formatTime(now),
      THREAD,
      (bytes / MIB).toFixed(4),
      perSecond(newMebibytes, elapsedMs),
      records,
      perSecond(newRecords, elapsedMs),
      rebalanceMs,
      fetchMs,
      perSecond(newMebibytes, fetchMs),
      perSecond(newRecords, fetchMs),
    ].join(', ');
  }
}

function perSecond(amount: number, elapsedMs: number): string {
  return (elapsedMs <= 0 ? 0 : (1000 * amount) / elapsedMs).toFixed(4);
}
