import type { Address, Socket } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import {
  type ApiVersionsResponse,
  decodeApiVersionsResponse,
} from '@kavka/protocol/messages/18-api-versions';
import { brokerError, ConnectionError, KafkaError } from '../errors/index.ts';
import { formatAddress } from './address.ts';
import type { Api } from './api.ts';
import { ApiVersionTable } from './api-versions.ts';
import { API_VERSIONS } from './apis.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import type { Security } from './security.ts';
import type { ClientWorld } from './world.ts';

export interface ConnectOptions extends ConnectionOptions {
  readonly setupTimeoutMs: number;
  readonly security: Security;
}

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
  const socket = await openSocket(world, address, options);
  const connection = new Connection(socket, address, world.clock, options);
  try {
    const answer = await askVersions(connection, options.setupTimeoutMs);
    if (answer.errorCode !== ErrorCode.NONE) throw brokerError(answer.errorCode, { api: 'ApiVersions' });
    connection.versions = new ApiVersionTable(connection.address, answer);
    await options.security.authenticate(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
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
  const { setupTimeoutMs, security } = options;
  const context = { broker: formatAddress(address) };
  return new Promise((resolve, reject) => {
    let isLate = false;
    const cancel = world.clock.schedule(setupTimeoutMs, () => {
      isLate = true;
      reject(new ConnectionError(`no connection within ${setupTimeoutMs} ms`, context));
    });
    security.connect(world.network, address).then(
      (socket) => {
        cancel();
        if (isLate) socket.destroy();
        else resolve(socket);
      },
      (cause: unknown) => {
        cancel();
        if (cause instanceof KafkaError) reject(cause);
        else
          reject(
            new ConnectionError(cause instanceof Error ? cause.message : String(cause), context, { cause }),
          );
      },
    );
  });
}
