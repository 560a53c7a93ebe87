import type { TokenSource } from '../oauth/token.ts';

/**
 * A name and its password.
 *
 * @example
 * const sasl: PasswordLogin = { mechanism: 'SCRAM-SHA-512', username: 'alice', password: secret };
 */
export interface PasswordLogin {
  readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
  readonly username: string;
  readonly password: string;
  /** With SCRAM: name and password are id and HMAC of a delegation token. */
  readonly isDelegationToken?: boolean;
}

/**
 * A token, or what gives one whenever it is needed.
 *
 * @example
 * const sasl: TokenLogin = { mechanism: 'OAUTHBEARER', token: () => ({ value: jwt }) };
 */
export interface TokenLogin {
  readonly mechanism: 'OAUTHBEARER';
  readonly token: string | TokenSource;
}

/**
 * Who this client is, in place of `sasl.mechanism` and `sasl.jaas.config`.
 *
 * @example
 * new Producer({ bootstrapServers, sasl: { mechanism: 'SCRAM-SHA-512', username: 'alice', password: secret } });
 * new Producer({ bootstrapServers, sasl: { mechanism: 'OAUTHBEARER', token: async () => ({ value: await fetchToken() }) } });
 */
export type SaslOptions = PasswordLogin | TokenLogin;
