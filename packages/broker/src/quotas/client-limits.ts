import type { ClientQuotas } from '@kavka/metadata';
import { type ClientQuotaName, limitOf, type QuotaLimit } from './quota-limits.ts';

/** Clients whose limits and measures are remembered: a client id is free text, so there may be any number of them. */
const MAX_REMEMBERED = 10_000;

/** The limits of clients in one respect, and a measure of what each of them does. */
export class ClientLimits<Measure> {
  readonly #quotas: ClientQuotas;
  readonly #name: ClientQuotaName;
  readonly #newMeasure: () => Measure;
  readonly #limits = new Map<string, QuotaLimit | undefined>();
  readonly #measures = new Map<string, Measure>();
  #isAnySet = false;

  constructor(quotas: ClientQuotas, name: ClientQuotaName, newMeasure: () => Measure) {
    this.#quotas = quotas;
    this.#name = name;
    this.#newMeasure = newMeasure;
    this.refresh();
  }

  /** Whether anybody at all is limited; all else costs a little. */
  get isAnySet(): boolean {
    return this.#isAnySet;
  }

  /** Quotas have changed. What was measured under them stays. */
  refresh(): void {
    this.#limits.clear();
    this.#isAnySet = false;
    for (const { values } of this.#quotas.entries()) this.#isAnySet ||= values.has(this.#name);
  }

  of(user: string, clientId: string): { readonly perSecond: number; readonly measure: Measure } | undefined {
    if (!this.#isAnySet) return undefined;
    const limit = this.#limitOf(user, clientId);
    if (limit === undefined) return undefined;
    let measure = this.#measures.get(limit.key);
    if (measure === undefined) {
      measure = this.#newMeasure();
      forgetOldest(this.#measures);
      this.#measures.set(limit.key, measure);
    }
    return { perSecond: limit.perSecond, measure };
  }

  #limitOf(user: string, clientId: string): QuotaLimit | undefined {
    const key = `${user}\n${clientId}`;
    if (this.#limits.has(key)) return this.#limits.get(key);
    const limit = limitOf(this.#quotas, this.#name, user, clientId);
    forgetOldest(this.#limits);
    this.#limits.set(key, limit);
    return limit;
  }
}

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size < MAX_REMEMBERED) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
