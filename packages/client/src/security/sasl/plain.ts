import type { SaslExchange, SaslMechanism } from './mechanism.ts';

/** RFC 4616: name and password as they are. Only TLS keeps them from being read on the way. */
export class Plain implements SaslMechanism {
  readonly name = 'PLAIN';
  readonly #message: Buffer;

  constructor(username: string, password: string) {
    this.#message = Buffer.from(`\0${username}\0${password}`);
  }

  async begin(): Promise<SaslExchange> {
    let isComplete = false;
    return {
      get isComplete() {
        return isComplete;
      },
      first: () => this.#message,
      next(challenge) {
        if (challenge.length > 0) throw new Error('the broker answered more than PLAIN allows');
        isComplete = true;
        return null;
      },
    };
  }
}
