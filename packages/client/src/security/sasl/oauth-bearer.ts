import type { OAuthToken } from '../oauth/token.ts';
import type { TokenCache } from '../oauth/token-cache.ts';
import type { SaslExchange, SaslMechanism } from './mechanism.ts';

const SEPARATOR = '\x01';

/** RFC 7628: a token says who this client is. */
export class OAuthBearer implements SaslMechanism {
  readonly name = 'OAUTHBEARER';
  readonly #tokens: TokenCache;

  constructor(tokens: TokenCache) {
    this.#tokens = tokens;
  }

  async begin(): Promise<SaslExchange> {
    return new OAuthBearerExchange(await this.#tokens.token(), () => this.#tokens.forget());
  }
}

export class OAuthBearerExchange implements SaslExchange {
  readonly #token: OAuthToken;
  readonly #refused: () => void;
  #isComplete = false;

  constructor(token: OAuthToken, refused: () => void = () => {}) {
    this.#token = token;
    this.#refused = refused;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  first(): Buffer {
    const { value, extensions = {} } = this.#token;
    const pairs = { auth: `Bearer ${value}`, ...extensions };
    const texts = Object.entries(pairs).map(([name, text]) => `${name}=${text}${SEPARATOR}`);
    return Buffer.from(`n,,${SEPARATOR}${texts.join('')}${SEPARATOR}`);
  }

  /** A refusal comes as JSON; the broker says the rest after the client has answered it. */
  next(challenge: Buffer): Buffer | null {
    if (challenge.length === 0) {
      this.#isComplete = true;
      return null;
    }
    this.#refused();
    return Buffer.from(SEPARATOR);
  }
}
