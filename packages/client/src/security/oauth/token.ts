/** A token that says who this client is. */
export interface OAuthToken {
  /** As it goes over the wire: usually a JWT. */
  readonly value: string;
  /** Milliseconds since the epoch; left out: read from the JWT, else the token is asked for anew for each connection. */
  readonly expiresAtMs?: number;
  /** Said beside the token (KIP-342). */
  readonly extensions?: Readonly<Record<string, string>>;
}

/**
 * Where tokens come from.
 *
 * @example
 * const token: TokenSource = async () => ({ value: await fetchJwt() });
 */
export type TokenSource = () => Promise<OAuthToken> | OAuthToken;

const MAX_TOKEN_CHARS = 1_000_000;
const EXTENSION_NAME = /^[A-Za-z]+$/;
const EXTENSION_VALUE = /^[\x21-\x7e \t\r\n]+$/;

/** @throws Error for what would break the message that it stands in */
export function checkToken({ value, extensions = {} }: OAuthToken): void {
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value) || value.length > MAX_TOKEN_CHARS)
    throw new Error('the token is not one: expected printable characters without spaces');
  for (const [name, text] of Object.entries(extensions)) {
    if (name === 'auth') throw new Error('Extension name auth is invalid: it is reserved');
    if (!EXTENSION_NAME.test(name)) throw new Error(`Extension name ${name} is invalid: expected letters`);
    if (!EXTENSION_VALUE.test(text)) throw new Error(`Extension value of ${name} is invalid`);
  }
}

/** When a JWT ends, as far as it says so itself; whether it is right is for the broker to judge. */
export function expiryOf(token: string): number | undefined {
  const [, payload] = token.split('.');
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const { exp } = claims as { readonly exp?: unknown };
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
