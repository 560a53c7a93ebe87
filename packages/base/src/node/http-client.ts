import type * as http from 'node:http';
import type * as https from 'node:https';
import type { HttpAnswer, HttpClient, HttpRequest } from '../http.ts';
import { NetworkError } from '../network.ts';
import { late } from './late-modules.ts';
import { asTlsError, secureContext } from './tls.ts';

/** Node's, with a connection for each request: tokens are asked for rarely. */
export const nodeHttp: HttpClient = (request) =>
  new Promise((resolve, reject) => {
    const fail = (cause: Error): void => reject(failure(request, cause));
    let outgoing: http.ClientRequest;
    try {
      outgoing = open(request, (response) => take(request, response, resolve, fail));
    } catch (cause) {
      fail(cause as Error);
      return;
    }
    outgoing.on('error', fail);
    outgoing.on('timeout', () => outgoing.destroy(timedOut('no answer', request.readTimeoutMs)));
    limitConnecting(outgoing, request.connectTimeoutMs);
    outgoing.end(request.body);
  });

function open(
  { method, url, headers, body, readTimeoutMs, tls }: HttpRequest,
  answered: (response: http.IncomingMessage) => void,
): http.ClientRequest {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options: https.RequestOptions = {
    method,
    agent: false,
    headers: { ...headers, ...length },
    ...(readTimeoutMs !== undefined && { timeout: readTimeoutMs }),
  };
  if (!url.startsWith('https:')) return late.http.request(url, options, answered);
  if (tls === undefined) return late.https.request(url, options, answered);
  const { rejectUnauthorized = true, checksName = true } = tls;
  const trust = { secureContext: secureContext(tls), rejectUnauthorized };
  const name = checksName ? {} : { checkServerIdentity: () => undefined };
  return late.https.request(url, { ...options, ...trust, ...name }, answered);
}

function take(
  { maxBodyBytes }: HttpRequest,
  response: http.IncomingMessage,
  resolve: (answer: HttpAnswer) => void,
  fail: (cause: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  response.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    chunks.push(chunk);
    if (sizeBytes > maxBodyBytes) response.destroy(new Error(`an answer of more than ${maxBodyBytes} bytes`));
  });
  response.on('error', fail);
  response.on('end', () =>
    resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
  );
}

function limitConnecting(request: http.ClientRequest, limitMs: number | undefined): void {
  if (limitMs === undefined) return;
  const timer = setTimeout(() => request.destroy(timedOut('no connection', limitMs)), limitMs);
  const stop = (): void => clearTimeout(timer);
  request.once('close', stop);
  request.once('socket', (socket) => socket.once('connect', stop));
}

function timedOut(what: string, limitMs: number | undefined): Error {
  return Object.assign(new Error(`${what} within ${limitMs} ms`), { code: 'ETIMEDOUT' });
}

function failure({ url }: HttpRequest, cause: Error): NetworkError {
  const known = asTlsError(cause);
  const { code = 'UNKNOWN', message } = known as NodeJS.ErrnoException;
  return new NetworkError(code, `cannot ask ${withoutSecrets(url)}: ${message}`, { cause });
}

/** User names and queries in addresses are not for log lines. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//').replace(/[?#].*$/s, '');
}
