import type { Clock } from '@kavka/base';
import type { ClientQuotas } from '@kavka/metadata';
import { ClientLimits } from './client-limits.ts';
import type { ClientQuotaName } from './quota-limits.ts';
import { type QuotaWindow, WindowedRate } from './windowed-rate.ts';

export interface RateQuotaOptions {
  readonly quotas: ClientQuotas;
  readonly name: ClientQuotaName;
  readonly window: QuotaWindow;
  readonly clock: Clock;
  /** No client is held up for longer at once. */
  readonly maxThrottleMs: number;
}

/** A limit on what clients do per second, such as bytes that they write. */
export class RateQuota {
  readonly #options: RateQuotaOptions;
  readonly #limits: ClientLimits<WindowedRate>;

  constructor(options: RateQuotaOptions) {
    this.#options = options;
    this.#limits = new ClientLimits(options.quotas, options.name, () => new WindowedRate(options.window));
  }

  get isAnySet(): boolean {
    return this.#limits.isAnySet;
  }

  refresh(): void {
    this.#limits.refresh();
  }

  /** Counts `amount`; answers for how long the client has to be held up so that it keeps its limit, in whole milliseconds. */
  record(user: string, clientId: string, amount: number): number {
    const limit = this.#limits.of(user, clientId);
    if (limit === undefined) return 0;
    const { measure, perSecond } = limit;
    const nowMs = this.#options.clock.monotonic();
    measure.record(amount, nowMs);
    const rate = measure.rate(nowMs);
    if (rate <= perSecond) return 0;
    const throttleMs = Math.round(((rate - perSecond) / perSecond) * measure.windowMs(nowMs));
    return Math.min(throttleMs, this.#options.maxThrottleMs);
  }

  /** Takes back what was counted: it was not done after all. */
  unrecord(user: string, clientId: string, amount: number): void {
    this.#limits.of(user, clientId)?.measure.record(-amount, this.#options.clock.monotonic());
  }

  /** More than this at once is always too much. */
  largest(user: string, clientId: string): number {
    const limit = this.#limits.of(user, clientId);
    if (limit === undefined) return Number.POSITIVE_INFINITY;
    const { count, sizeMs } = this.#options.window;
    return (limit.perSecond * (count - 1) * sizeMs) / 1000;
  }
}
