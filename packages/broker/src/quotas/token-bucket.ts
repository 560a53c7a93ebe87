import type { QuotaWindow } from './windowed-rate.ts';

/** Tokens that flow in at a rate and are taken by what is done; it may be drawn below zero, and then has to fill up again first. */
export class TokenBucket {
  readonly #windowSeconds: number;
  #tokens = 0;
  #updatedMs = 0;

  /** It holds what flows in during all windows. */
  constructor({ count, sizeMs }: QuotaWindow) {
    this.#windowSeconds = (count * sizeMs) / 1000;
  }

  /** `perSecond` is the rate at which it fills now. */
  tokens(perSecond: number, nowMs: number): number {
    const inflow = (perSecond * (nowMs - this.#updatedMs)) / 1000;
    this.#tokens = Math.min(perSecond * this.#windowSeconds, this.#tokens + inflow);
    this.#updatedMs = nowMs;
    return this.#tokens;
  }

  take(count: number, perSecond: number, nowMs: number): void {
    this.#tokens = this.tokens(perSecond, nowMs) - count;
  }

  /** Until there is no debt any more. */
  debtMs(perSecond: number, nowMs: number): number {
    return Math.max(0, Math.round((-this.tokens(perSecond, nowMs) / perSecond) * 1000));
  }
}
