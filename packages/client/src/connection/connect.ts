import { type Address, type Socket, TlsError } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import {
  type ApiVersionsResponse,
  decodeApiVersionsResponse,
} from '@kavka/protocol/messages/18-api-versions';
import { AuthenticationError, brokerError, ConnectionError, KafkaError } from '../errors/index.ts';
import { formatAddress } from './address.ts';
import type { Api } from './api.ts';
import { ApiVersionTable } from './api-versions.ts';
import { API_VERSIONS } from './apis.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import type { Ask, Security } from './security.ts';
import type { ClientWorld } from './world.ts';

export interface ConnectOptions extends ConnectionOptions {
  readonly setupTimeoutMs: number;
  readonly security: Security;
  /** The name of the broker where `address` is one of the addresses that it stands for. */
  readonly hostName?: string | undefined;
}

/** A session is renewed after this part of its life, or a little later: the way to the broker takes time, and clocks differ. */
const RENEWAL_FACTOR = 0.85;
const RENEWAL_JITTER = 0.1;
const JITTER_STEPS = 1 << 16;

const SOFTWARE = { clientSoftwareName: 'kavka', clientSoftwareVersion: '0.1.0' };

/** A broker that does not know the version asked for answers in version 0. */
const ANY_VERSION: typeof API_VERSIONS = {
  ...API_VERSIONS,
  decode(reader, version) {
    const start = reader.position;
    const isRefusal = reader.int16() === ErrorCode.UNSUPPORTED_VERSION;
    reader.position = start;
    return decodeApiVersionsResponse(reader, isRefusal ? 0 : version);
  },
};

/**
 * A connection that is ready for requests: made, versions known, authenticated.
 * @throws ConnectionError where there is none in time, and what authentication says
 */
export async function connect(
  world: ClientWorld,
  address: Address,
  options: ConnectOptions,
): Promise<Connection> {
  const { observer, nodeId = -1, hostName: host = address.host } = options;
  const report = { broker: formatAddress({ ...address, host }), nodeId };
  const startMs = world.clock.monotonic();
  const durationMs = (): number => world.clock.monotonic() - startMs;
  try {
    const connection = await establish(world, address, options);
    observer?.connected({ ...report, durationMs: durationMs(), error: null });
    connection.onClose((reason) => observer?.disconnected({ ...report, reason }));
    return connection;
  } catch (error) {
    if (error instanceof KafkaError) observer?.connected({ ...report, durationMs: durationMs(), error });
    throw error;
  }
}

async function establish(world: ClientWorld, address: Address, options: ConnectOptions): Promise<Connection> {
  const socket = await openSocket(world, address, options);
  const { hostName = address.host } = options;
  const connection = new Connection(socket, { ...address, host: hostName }, world.clock, options);
  try {
    const answer = await askVersions(connection, options.setupTimeoutMs);
    if (answer.errorCode !== ErrorCode.NONE) throw brokerError(answer.errorCode, { api: 'ApiVersions' });
    connection.versions = new ApiVersionTable(connection.address, answer);
    await authenticate(world, connection, options);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function authenticate(
  world: ClientWorld,
  connection: Connection,
  { security, observer }: ConnectOptions,
): Promise<void> {
  if (security.authenticate === undefined) return;
  const startMs = world.clock.monotonic();
  const ask: Ask = (api, request) => connection.request(api, request);
  try {
    const lifetimeMs = await security.authenticate(world, ask, connection.address);
    observer?.authenticated(false, world.clock.monotonic() - startMs);
    renewLater(world, connection, { security, observer }, lifetimeMs);
  } catch (cause) {
    if (!(cause instanceof ConnectionError)) throw cause;
    const message =
      'the broker closed the connection during authentication: it could not read the login, or is not one that authenticates';
    throw new ConnectionError(message, cause.context, { cause });
  }
}

/** Before the session ends, the next request is preceded by authenticating anew (KIP-368). */
function renewLater(
  world: ClientWorld,
  connection: Connection,
  { security, observer }: Pick<ConnectOptions, 'security' | 'observer'>,
  lifetimeMs: number,
): void {
  if (lifetimeMs <= 0) return;
  const part = RENEWAL_FACTOR + (RENEWAL_JITTER * world.random.below(JITTER_STEPS)) / JITTER_STEPS;
  const cancel = world.clock.schedule(lifetimeMs * part, () =>
    connection.interposeBeforeNext(async (ask) => {
      const startMs = world.clock.monotonic();
      const nextMs = (await security.authenticate?.(world, ask, connection.address)) ?? 0;
      observer?.authenticated(true, world.clock.monotonic() - startMs);
      renewLater(world, connection, { security, observer }, nextMs);
    }),
  );
  connection.onClose(cancel);
}

async function askVersions(connection: Connection, timeoutMs: number): Promise<ApiVersionsResponse> {
  const answer = await ask(connection, ANY_VERSION.highest, timeoutMs);
  if (answer.errorCode !== ErrorCode.UNSUPPORTED_VERSION) return answer;
  const served = answer.apiKeys.find(({ apiKey }) => apiKey === ANY_VERSION.key);
  return ask(connection, Math.min(served?.maxVersion ?? 0, ANY_VERSION.highest), timeoutMs);
}

function ask(connection: Connection, version: number, timeoutMs: number): Promise<ApiVersionsResponse> {
  const api: Api<typeof SOFTWARE, ApiVersionsResponse> = ANY_VERSION;
  return new Promise((answered, failed) => {
    connection.send(api, version >= 3 ? SOFTWARE : {}, { answered, failed }, timeoutMs, version);
  });
}

/** The port cannot take back a connection under way: one that comes too late is closed. */
function openSocket(world: ClientWorld, address: Address, options: ConnectOptions): Promise<Socket> {
  const { setupTimeoutMs, security, hostName = address.host } = options;
  const broker = formatAddress({ ...address, host: hostName });
  return new Promise((resolve, reject) => {
    let isLate = false;
    const cancel = world.clock.schedule(setupTimeoutMs, () => {
      isLate = true;
      reject(new ConnectionError(`no connection within ${setupTimeoutMs} ms`, { broker }));
    });
    world.network.connect(address, security.tls, hostName).then(
      (socket) => {
        cancel();
        if (isLate) socket.destroy();
        else resolve(socket);
      },
      (cause: unknown) => {
        cancel();
        reject(failure(cause, broker));
      },
    );
  });
}

function failure(cause: unknown, broker: string): KafkaError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof TlsError) return new AuthenticationError('TLS', reason, { broker }, { cause });
  return new ConnectionError(reason, { broker }, { cause });
}
