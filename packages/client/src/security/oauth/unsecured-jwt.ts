import type { Clock } from '@kavka/base';
import type { OAuthToken, TokenSource } from './token.ts';

const PREFIX = 'unsecuredLogin';
const RESERVED: ReadonlySet<string> = new Set(['iat', 'exp']);
const DEFAULT_LIFETIME_SECONDS = 3600;

/**
 * Tokens that nobody has signed, from the options of `OAuthBearerLoginModule`, such as `unsecuredLoginStringClaim_sub="alice"`. For
 * development: brokers that accept them believe anyone.
 * @throws Error that names the option
 */
export function unsecuredTokens(
  options: ReadonlyMap<string, string>,
  clock: Pick<Clock, 'now'>,
): TokenSource {
  const lifetimeSeconds = Number(options.get(`${PREFIX}LifetimeSeconds`) ?? DEFAULT_LIFETIME_SECONDS);
  if (!Number.isSafeInteger(lifetimeSeconds) || lifetimeSeconds <= 0)
    throw new Error(`${PREFIX}LifetimeSeconds: expected a number of seconds`);
  const claims = claimsOf(options);
  const principalClaim = options.get(`${PREFIX}PrincipalClaimName`)?.trim() || 'sub';
  if (typeof claims[principalClaim] !== 'string' || claims[principalClaim] === '')
    throw new Error(`no principal: expected the option ${PREFIX}StringClaim_${principalClaim}="name"`);
  const extensions = withPrefix(options, `${PREFIX}Extension_`);
  return (): OAuthToken => {
    const issuedAt = clock.now() / 1000;
    const payload = { exp: issuedAt + lifetimeSeconds, iat: issuedAt, ...claims };
    const value = `${encoded({ alg: 'none' })}.${encoded(payload)}.`;
    return { value, expiresAtMs: payload.exp * 1000, extensions };
  };
}

function claimsOf(options: ReadonlyMap<string, string>): Record<string, unknown> {
  const texts = Object.entries(withPrefix(options, `${PREFIX}StringClaim_`));
  const numbers = Object.entries(withPrefix(options, `${PREFIX}NumberClaim_`)).map(([name, text]) => {
    if (text.trim() === '' || !Number.isFinite(Number(text)))
      throw new Error(`${PREFIX}NumberClaim_${name}: expected a number`);
    return [name, Number(text)] as const;
  });
  const lists = Object.entries(withPrefix(options, `${PREFIX}ListClaim_`)).map(([name, text]) => {
    const [separator = ''] = text;
    return [name, text.length <= 1 ? [] : text.slice(1).split(separator)] as const;
  });
  const claims = [...texts, ...numbers, ...lists];
  for (const [name] of claims)
    if (RESERVED.has(name)) throw new Error(`Cannot explicitly set the '${name}' claim`);
  return Object.fromEntries(claims);
}

function withPrefix(options: ReadonlyMap<string, string>, prefix: string): Record<string, string> {
  const found = [...options].filter(([name]) => name.startsWith(prefix) && name.length > prefix.length);
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
