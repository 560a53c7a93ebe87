import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenService {
  readonly url: string;
  /** What clients asked, newest last: header and form. */
  readonly requests: { readonly authorization: string; readonly form: string }[];
  close(): void;
}

/** Gives out tokens for `alice` that nobody has signed; the first request of all fails with 503, a wrong secret with 401. */
export async function startTokenService(): Promise<TokenService> {
  const requests: { authorization: string; form: string }[] = [];
  const server = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk: Buffer) => {
      form += chunk.toString();
    });
    request.on('end', () => {
      const { authorization = '' } = request.headers;
      requests.push({ authorization, form });
      const isKnown = authorization === `Basic ${Buffer.from('kavka:secret').toString('base64')}`;
      response.statusCode = requests.length === 1 ? 503 : isKnown ? 200 : 401;
      response.end(
        JSON.stringify(isKnown ? { access_token: unsecuredToken('alice') } : { error: 'invalid_client' }),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/token`, requests, close: () => server.close() };
}

export function unsecuredToken(subject: string, lifetimeSeconds = 3600): string {
  const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return `${encoded({ alg: 'none' })}.${encoded({ sub: subject, iat: now - 100, exp: now + lifetimeSeconds })}.`;
}
