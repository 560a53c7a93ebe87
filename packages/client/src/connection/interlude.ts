import type { KafkaError } from '../errors/index.ts';

/** A request that waits. */
interface Held {
  readonly send: () => void;
  readonly failed: (error: KafkaError) => void;
}

/** A conversation that nothing may interrupt, such as authenticating anew: requests that come meanwhile wait, and go out after it. */
export class Interlude {
  readonly #converse: () => Promise<void>;
  #held: Held[] = [];
  #isRunning = false;

  constructor(converse: () => Promise<void>) {
    this.#converse = converse;
  }

  get heldRequests(): number {
    return this.#held.length;
  }

  /** Keeps a request back; the first one starts the conversation. What fails it is for `converse` to see to. */
  hold(held: Held): void {
    this.#held.push(held);
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#converse();
  }

  /** Sends all that was held. */
  release(): void {
    for (const { send, failed } of this.#held.splice(0)) {
      try {
        send();
      } catch (error) {
        failed(error as KafkaError);
      }
    }
  }

  fail(error: KafkaError): void {
    for (const { failed } of this.#held.splice(0)) failed(error);
  }
}
