import type { Clock } from '@kavka/base';
import type { AddressLimits } from './address-limits.ts';
import { type QuotaWindow, WindowedRate } from './windowed-rate.ts';

const MAX_ADDRESSES = 10_000;

/** What becomes of a new connection. */
export interface Admission {
  /** It waits this long before anything is read from it. */
  readonly delayMs: number;
  /** It is closed after the delay: its address connects too often. */
  readonly isRefused: boolean;
}

export const ADMITTED: Admission = { delayMs: 0, isRefused: false };

export interface ConnectionRatesOptions {
  readonly addressLimits: Pick<AddressLimits, 'of'>;
  readonly window: QuotaWindow;
  readonly clock: Clock;
  /** `max.connection.creation.rate` in force, for all listeners or for one. */
  readonly maxRate: (listenerName: string | null) => number;
}

/** How often new connections may come: to the node, to a listener, from an address. */
export class ConnectionRates {
  readonly #options: ConnectionRatesOptions;
  readonly #listeners = new Map<string | null, WindowedRate>();
  readonly #addresses = new Map<string, WindowedRate>();

  constructor(options: ConnectionRatesOptions) {
    this.#options = options;
  }

  admit(listenerName: string, address: string): Admission {
    const nowMs = this.#options.clock.monotonic();
    const delayMs = Math.max(
      this.#record(this.#rateOf(null), this.#options.maxRate(null), nowMs),
      this.#record(this.#rateOf(listenerName), this.#options.maxRate(listenerName), nowMs),
    );
    const refusedMs = this.#recordAddress(address, nowMs);
    if (refusedMs === 0) return delayMs === 0 ? ADMITTED : { delayMs, isRefused: false };
    // One who is refused takes no room from the others.
    this.#rateOf(null).record(-1, nowMs);
    this.#rateOf(listenerName).record(-1, nowMs);
    return { delayMs: refusedMs, isRefused: true };
  }

  #recordAddress(address: string, nowMs: number): number {
    const limit = this.#options.addressLimits.of(address);
    if (limit === undefined) return 0;
    let rate = this.#addresses.get(address);
    if (rate === undefined) {
      if (this.#addresses.size >= MAX_ADDRESSES) this.#addresses.clear();
      rate = new WindowedRate(this.#options.window);
      this.#addresses.set(address, rate);
    }
    const throttleMs = this.#record(rate, limit, nowMs);
    if (throttleMs > 0) rate.record(-1, nowMs);
    return throttleMs;
  }

  #rateOf(listenerName: string | null): WindowedRate {
    let rate = this.#listeners.get(listenerName);
    if (rate === undefined) {
      rate = new WindowedRate(this.#options.window);
      this.#listeners.set(listenerName, rate);
    }
    return rate;
  }

  #record(rate: WindowedRate, limit: number, nowMs: number): number {
    rate.record(1, nowMs);
    const perSecond = rate.rate(nowMs);
    if (perSecond <= limit) return 0;
    const throttleMs = Math.round(((perSecond - limit) / limit) * rate.windowMs(nowMs));
    return Math.min(throttleMs, this.#options.window.sizeMs);
  }
}
