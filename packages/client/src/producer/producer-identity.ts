import type { Cluster } from '../cluster/cluster.ts';
import { INIT_PRODUCER_ID } from '../connection/apis.ts';
import { throwIfError } from '../errors/index.ts';

const LAST_EPOCH = 2 ** 15 - 1;
/** A time for the transactions of an id that has none. */
const NO_TRANSACTION_TIMEOUT = 2 ** 31 - 1;

/** The id under which brokers recognise what this producer sends twice. */
export class ProducerIdentity {
  readonly #cluster: Cluster;
  readonly #timeoutMs: number;
  #producerId = -1n;
  #producerEpoch = -1;
  #loading: Promise<void> | undefined;

  constructor(cluster: Cluster, timeoutMs: number) {
    this.#cluster = cluster;
    this.#timeoutMs = timeoutMs;
  }

  get producerId(): bigint {
    return this.#producerId;
  }

  get producerEpoch(): number {
    return this.#producerEpoch;
  }

  get isReady(): boolean {
    return this.#producerId >= 0n;
  }

  /** Asks a broker for an id; calls meanwhile share the answer. @throws KafkaError */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** A new epoch of the same id, or none at all where the epochs are used up: then `load` is next. */
  bump(): void {
    if (this.#producerEpoch < LAST_EPOCH) this.#producerEpoch++;
    else this.reset();
  }

  become(producerId: bigint, producerEpoch: number): void {
    this.#producerId = producerId;
    this.#producerEpoch = producerEpoch;
  }

  reset(): void {
    this.become(-1n, -1);
  }

  async #load(): Promise<void> {
    const options = { timeoutMs: this.#timeoutMs, what: 'a producer id' };
    const request = { transactionalId: null, transactionTimeoutMs: NO_TRANSACTION_TIMEOUT };
    const response = await this.#cluster.retry(options, async () => {
      const answer = await this.#cluster.request('any', INIT_PRODUCER_ID, request);
      throwIfError(answer.errorCode, { api: INIT_PRODUCER_ID.name });
      return answer;
    });
    this.become(response.producerId, response.producerEpoch);
  }
}
