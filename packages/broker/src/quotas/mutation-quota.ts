import type { Clock } from '@kavka/base';
import type { ClientQuotas } from '@kavka/metadata';
import { ClientLimits } from './client-limits.ts';
import { TokenBucket } from './token-bucket.ts';
import type { QuotaWindow } from './windowed-rate.ts';

/** The quota of one request that creates or deletes partitions. */
export interface MutationAllowance {
  /** False where so many may not be changed now; the request is then refused in this part. */
  take(partitions: number): boolean;
  /** For how long the client is to be held up. */
  throttleMs(): number;
}

const UNLIMITED: MutationAllowance = { take: () => true, throttleMs: () => 0 };

/** How many partitions clients may create and delete per second. */
export class MutationQuota {
  readonly #clock: Clock;
  readonly #limits: ClientLimits<TokenBucket>;

  constructor(quotas: ClientQuotas, window: QuotaWindow, clock: Clock) {
    this.#clock = clock;
    this.#limits = new ClientLimits(quotas, 'controller_mutation_rate', () => new TokenBucket(window));
  }

  refresh(): void {
    this.#limits.refresh();
  }

  /**
   * Newer clients know that they may be refused and come again (`isStrict`): they are refused while they are in debt. Older ones are never
   * refused, only held up.
   */
  allowance(user: string, clientId: string, isStrict: boolean): MutationAllowance {
    const limit = this.#limits.of(user, clientId);
    if (limit === undefined) return UNLIMITED;
    const { measure, perSecond } = limit;
    const clock = this.#clock;
    let untilMs = 0;
    return {
      take(partitions) {
        const nowMs = clock.monotonic();
        if (isStrict && measure.tokens(perSecond, nowMs) < 0) {
          untilMs = nowMs + measure.debtMs(perSecond, nowMs);
          return false;
        }
        measure.take(partitions, perSecond, nowMs);
        if (!isStrict) untilMs = nowMs + measure.debtMs(perSecond, nowMs);
        return true;
      },
      throttleMs: () => Math.max(0, Math.trunc(untilMs - clock.monotonic())),
    };
  }
}
