import { type HttpAnswer, NetworkError, type TlsOptions } from '@kavka/base';
import { sleep } from '../../cluster/retry.ts';
import type { ClientWorld } from '../../connection/index.ts';
import { AuthenticationError } from '../../errors/index.ts';
import type { OAuthToken, TokenSource } from './token.ts';

/** How a token service is asked: the grant `client_credentials` of RFC 6749. */
export interface ClientCredentials {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string | null;
  /** Whether id and secret are URL-encoded in the header, as the RFC asks for and many services do not understand. */
  readonly encodesHeader: boolean;
  readonly connectTimeoutMs: number | null;
  readonly readTimeoutMs: number | null;
  readonly retryBackoffMs: number;
  /** The longest that all tries together may take. */
  readonly retryBackoffMaxMs: number;
  readonly tls: TlsOptions | undefined;
}

type World = Pick<ClientWorld, 'clock' | 'http' | 'logger'>;

const MAX_BODY_BYTES = 1_048_576;
/** These will not pass by themselves. */
const FINAL_STATUSES: ReadonlySet<number> = new Set([
  ...[400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 501, 505],
]);

/** Tokens from a service that speaks OpenID Connect. @throws (rejects) AuthenticationError */
export function clientCredentialTokens(world: World, settings: ClientCredentials): TokenSource {
  return async () => {
    const deadlineMs = world.clock.monotonic() + settings.retryBackoffMaxMs;
    for (let tries = 1; ; tries++) {
      try {
        return tokenIn(await ask(world, settings));
      } catch (error) {
        const leftMs = deadlineMs - world.clock.monotonic();
        const pauseMs = Math.min(settings.retryBackoffMs * 2 ** Math.min(tries - 1, 30), leftMs);
        const isFinal = error instanceof AuthenticationError && error.isFatal;
        if (isFinal || pauseMs <= 0) throw error;
        world.logger.warn('No token; trying again', { reason: String(error), tries });
        await sleep(world, pauseMs);
      }
    }
  };
}

async function ask(world: World, settings: ClientCredentials): Promise<HttpAnswer> {
  const { url, scope, connectTimeoutMs, readTimeoutMs, tls } = settings;
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== null && scope.trim() !== '') form.set('scope', scope.trim());
  try {
    return await world.http({
      method: 'POST',
      url,
      headers: {
        accept: 'application/json',
        authorization: authorization(settings),
        'cache-control': 'no-cache',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: form.toString(),
      maxBodyBytes: MAX_BODY_BYTES,
      ...(connectTimeoutMs !== null && { connectTimeoutMs }),
      ...(readTimeoutMs !== null && { readTimeoutMs }),
      ...(tls !== undefined && { tls }),
    });
  } catch (cause) {
    if (cause instanceof NetworkError) throw refusal(cause.message, 'retriable', cause);
    throw cause;
  }
}

function authorization({ clientId, clientSecret, encodesHeader }: ClientCredentials): string {
  const part = (text: string): string => (encodesHeader ? formEncoded(text) : text);
  return `Basic ${Buffer.from(`${part(clientId)}:${part(clientSecret)}`).toString('base64')}`;
}

function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

function tokenIn({ status, body }: HttpAnswer): OAuthToken {
  if (status !== 200 && status !== 201) {
    const kind = FINAL_STATUSES.has(status) ? 'fatal' : 'retriable';
    throw refusal(`the token service answered ${status}${errorIn(body)}`, kind);
  }
  const { access_token: access, id_token: id } = parsed(body);
  const value = access ?? id;
  if (typeof value !== 'string' || value === '')
    throw refusal('the token service answered without an access_token', 'fatal');
  return { value: value.trim() };
}

/** RFC 6749, 5.2: the fields that are meant to be shown. */
function errorIn(body: string): string {
  const { error, error_description: description, errorCode, errorSummary } = parsed(body);
  const words = [error ?? errorCode, description ?? errorSummary].filter((word) => typeof word === 'string');
  return words.length === 0 ? '' : `: ${words.join(' - ').slice(0, 500)}`;
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function refusal(reason: string, kind: 'fatal' | 'retriable', cause?: unknown): AuthenticationError {
  return new AuthenticationError('OAUTHBEARER', reason, {}, { kind, cause });
}
