import type { Counter, Histogram, Metrics } from '@kavka/base';

const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface ApiMetrics {
  readonly requests: Counter;
  readonly seconds: Histogram;
}

/** How many requests of each API were answered, and how long they took from arrival to answer. */
export class RequestMetrics {
  readonly #metrics: Metrics;
  readonly #byKey: (ApiMetrics | undefined)[] = [];

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  finished(api: { readonly apiKey: number; readonly name: string }, durationMs: number): void {
    const known = this.#byKey[api.apiKey] ?? this.#create(api);
    known.requests.add(1);
    known.seconds.observe(durationMs / 1000);
  }

  #create(api: { readonly apiKey: number; readonly name: string }): ApiMetrics {
    const labels = { api: api.name };
    const created = {
      requests: this.#metrics.counter('kavka_requests_total', 'Requests answered', labels),
      seconds: this.#metrics.histogram('kavka_request_seconds', 'From arrival to answer', SECONDS, labels),
    };
    this.#byKey[api.apiKey] = created;
    return created;
  }
}
