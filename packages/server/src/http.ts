import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Address, NetworkError } from '@kavka/base';

/** How the node is. */
export interface Health {
  /** The process does its work; where it does not, it should be restarted. */
  readonly live: boolean;
  /** Clients may connect. */
  readonly ready: boolean;
  /** More for a person to read. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

export interface HttpOptions extends Address {
  readonly health: () => Health;
  readonly metrics: () => { readonly contentType: string; readonly text: string };
}

export interface HttpEndpoint {
  readonly address: Address;
  close(): Promise<void>;
}

/** What anyone may ask at once: a monitoring system has a few connections and sends a few hundred bytes. */
const LIMITS = {
  maxHeaderSize: 8192,
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 30_000,
};
const MAX_CONNECTIONS = 64;

/** Serves `/metrics`, `/health`, `/health/live` and `/health/ready`. Rejects with a `NetworkError`. */
export function startHttp(options: HttpOptions): Promise<HttpEndpoint> {
  const { host, port } = options;
  const server = createServer({ ...LIMITS, noDelay: true }, (request, response) =>
    answer(request, response, options),
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.on('clientError', (_, socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const { code = 'UNKNOWN' } = error;
      const reason = code === 'EADDRINUSE' ? 'the port is in use' : error.message;
      const message = `cannot serve metrics and health on ${host}:${port}: ${reason} (${code})`;
      reject(new NetworkError(code, message, { cause: error }));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      server.on('error', () => {});
      resolve({ address: { host, port: portOf(server) }, close: () => close(server) });
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

function answer(request: IncomingMessage, response: ServerResponse, options: HttpOptions): void {
  // Nothing here takes a body: what is sent is read and thrown away.
  request.resume();
  const { status, contentType, text } = safeAnswerTo(request, options);
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** A figure that cannot be read must not end the node. */
function safeAnswerTo(request: IncomingMessage, options: HttpOptions): Answer {
  try {
    return answerTo(request, options);
  } catch (error) {
    return plain(500, String(error));
  }
}

function answerTo({ method, url = '' }: IncomingMessage, { health, metrics }: HttpOptions): Answer {
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'only GET is served here');
  const [path] = url.split('?', 1);
  switch (path) {
    case '/metrics':
      return { status: 200, ...metrics() };
    case '/health':
    case '/health/ready':
      return report(health(), ({ live, ready }) => live && ready);
    case '/health/live':
      return report(health(), ({ live }) => live);
    default:
      return plain(404, 'served here: /metrics, /health, /health/live, /health/ready');
  }
}

function report(health: Health, isGood: (health: Health) => boolean): Answer {
  const { live, ready, details } = health;
  const text = JSON.stringify({ ...details, live, ready });
  return { status: isGood(health) ? 200 : 503, contentType: 'application/json', text: `${text}\n` };
}

function plain(status: number, text: string): Answer {
  return { status, contentType: 'text/plain; charset=utf-8', text: `${text}\n` };
}
