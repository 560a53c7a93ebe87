import type { TlsOptions } from '@kavka/base';
import type { SharedValues } from '../../config/shared-values.ts';
import type { ClientWorld } from '../../connection/index.ts';
import type { SaslOptions } from '../sasl/sasl-options.ts';
import { type ClientCredentials, clientCredentialTokens } from './client-credentials.ts';
import { checkToken, type TokenSource } from './token.ts';
import { unsecuredTokens } from './unsecured-jwt.ts';

export type TokenSourceMaker = (world: ClientWorld) => TokenSource;
type Options = ReadonlyMap<string, string>;

const MAX_TOKEN_FILE_BYTES = 1_048_576;

/** A token of the program's own, a token service, a file, or tokens that nobody signs; undefined with a problem where it is none. */
export function tokenSource(
  values: SharedValues,
  sasl: SaslOptions | undefined,
  options: Options,
  tls: TlsOptions | undefined,
  problems: string[],
): TokenSourceMaker | undefined {
  if (sasl?.mechanism === 'OAUTHBEARER') return givenToken(sasl.token, problems);
  const url = values.string('sasl.oauthbearer.token.endpoint.url');
  if (url === null) return unsecured(options, problems);
  const parsed = URL.parse(url);
  switch (parsed?.protocol) {
    case 'file:':
      return ({ readFile }) =>
        () => ({
          value: readFile(decodeURIComponent(parsed.pathname), MAX_TOKEN_FILE_BYTES).toString('utf8').trim(),
        });
    case 'http:':
    case 'https:':
      return service(url, values, options, tls, problems);
    default:
      problems.push(
        `Invalid value "${url}" for sasl.oauthbearer.token.endpoint.url: expected an https:, http: or file: address`,
      );
      return undefined;
  }
}

function givenToken(token: string | TokenSource, problems: string[]): TokenSourceMaker | undefined {
  if (typeof token === 'function') return () => token;
  try {
    checkToken({ value: token });
    return () => () => ({ value: token });
  } catch (error) {
    problems.push(`Invalid login for OAUTHBEARER: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

function unsecured(options: Options, problems: string[]): TokenSourceMaker | undefined {
  try {
    unsecuredTokens(options, { now: () => 0 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const others = 'or sasl.oauthbearer.token.endpoint.url, or sasl: { mechanism, token }';
    problems.push(`Invalid value for sasl.jaas.config: ${reason}; ${others}`);
    return undefined;
  }
  return ({ clock }) => unsecuredTokens(options, clock);
}

function service(
  url: string,
  values: SharedValues,
  options: Options,
  tls: TlsOptions | undefined,
  problems: string[],
): TokenSourceMaker | undefined {
  const idName = 'sasl.oauthbearer.client.credentials.client.id';
  const secretName = 'sasl.oauthbearer.client.credentials.client.secret';
  const clientId = values.string(idName) ?? options.get('clientId');
  const clientSecret = values.get(secretName)?.reveal() ?? options.get('clientSecret');
  if (clientId === undefined) problems.push(`Missing value for ${idName}: the token service asks for it`);
  if (clientSecret === undefined)
    problems.push(`Missing value for ${secretName}: the token service asks for it`);
  if (clientId === undefined || clientSecret === undefined) return undefined;
  const settings: ClientCredentials = {
    url,
    clientId,
    clientSecret,
    scope: values.string('sasl.oauthbearer.scope') ?? options.get('scope') ?? null,
    encodesHeader: values.boolean('sasl.oauthbearer.header.urlencode'),
    connectTimeoutMs: values.number('sasl.login.connect.timeout.ms'),
    readTimeoutMs: values.number('sasl.login.read.timeout.ms'),
    retryBackoffMs: values.number('sasl.login.retry.backoff.ms'),
    retryBackoffMaxMs: values.number('sasl.login.retry.backoff.max.ms'),
    tls,
  };
  const extensions = extensionsOf(options);
  return (world) => {
    const tokens = clientCredentialTokens(world, settings);
    return async () => ({ ...(await tokens()), extensions });
  };
}

/** `extension_NAME="value"` in the JAAS options. */
function extensionsOf(options: Options): Record<string, string> {
  const prefix = 'extension_';
  const found = [...options].filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}
