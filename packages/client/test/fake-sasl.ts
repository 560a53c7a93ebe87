import type { Clock } from '@kavka/base';
import { ApiKey, ErrorCode, type Reader, type Writer } from '@kavka/protocol';
import {
  decodeSaslHandshakeRequest,
  encodeSaslHandshakeResponse,
} from '@kavka/protocol/messages/17-sasl-handshake';
import {
  decodeSaslAuthenticateRequest,
  encodeSaslAuthenticateResponse,
} from '@kavka/protocol/messages/36-sasl-authenticate';

export interface FakeSaslOptions {
  readonly password: string;
  /** 0: for ever. */
  readonly sessionLifetimeMs?: number;
  /** Counts logins that were accepted. */
  readonly accepted?: () => void;
}

/** The login of one connection, as a broker sees to it. */
export class FakeSasl {
  readonly #clock: Clock;
  readonly #options: FakeSaslOptions;
  #state: 'new' | 'handshake' | 'known' = 'new';
  #endMs = Number.POSITIVE_INFINITY;

  constructor(clock: Clock, options: FakeSaslOptions) {
    this.#clock = clock;
    this.#options = options;
  }

  /** Between the messages of a login nothing else may come, and nothing after the session's end but a login. */
  allows(key: number): boolean {
    switch (this.#state) {
      case 'new':
        return key === ApiKey.ApiVersions || key === ApiKey.SaslHandshake;
      case 'handshake':
        return key === ApiKey.SaslAuthenticate;
      case 'known':
        return key === ApiKey.SaslHandshake || this.#clock.monotonic() < this.#endMs;
    }
  }

  /** Undefined for requests that are not about the login. */
  answer(key: number, version: number, reader: Reader): [(writer: Writer) => void, number] | undefined {
    if (key === ApiKey.SaslHandshake) {
      const isOffered = decodeSaslHandshakeRequest(reader, version).mechanism === 'PLAIN';
      this.#state = isOffered ? 'handshake' : 'new';
      const errorCode = isOffered ? ErrorCode.NONE : ErrorCode.UNSUPPORTED_SASL_MECHANISM;
      const response = { errorCode, mechanisms: ['PLAIN'] };
      return [(writer) => encodeSaslHandshakeResponse(writer, response, version), version];
    }
    if (key !== ApiKey.SaslAuthenticate) return undefined;
    const { authBytes } = decodeSaslAuthenticateRequest(reader, version);
    const isRight = authBytes.toString() === `\0user\0${this.#options.password}`;
    const lifetimeMs = this.#options.sessionLifetimeMs ?? 0;
    if (isRight) {
      this.#state = 'known';
      this.#endMs = lifetimeMs === 0 ? Number.POSITIVE_INFINITY : this.#clock.monotonic() + lifetimeMs;
      this.#options.accepted?.();
    } else this.#state = 'new';
    const errorCode = isRight ? ErrorCode.NONE : ErrorCode.SASL_AUTHENTICATION_FAILED;
    const response = {
      errorCode,
      errorMessage: isRight ? null : 'who?',
      sessionLifetimeMs: BigInt(lifetimeMs),
    };
    return [(writer) => encodeSaslAuthenticateResponse(writer, response, version), version];
  }
}
