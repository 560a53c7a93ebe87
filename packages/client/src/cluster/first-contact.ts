import type { Address, Network, Socket } from '@kavka/base';
import type { ClusterSettings } from '../config/cluster-settings.ts';
import { formatAddress } from '../connection/address.ts';
import { METADATA } from '../connection/apis.ts';
import { connectToHost } from '../connection/connect-to-host.ts';
import type { Connection } from '../connection/connection.ts';
import type { ClientWorld } from '../connection/world.ts';
import { AuthenticationError, ConnectionError, KafkaError, TimeoutError } from '../errors/index.ts';
import { contextText } from '../errors/kafka-error.ts';
import { CONTROLLER_ENDPOINTS, DESCRIBE_CLUSTER } from './controllers.ts';

/** A bootstrap server that has answered. */
export interface Contact {
  /** `host:port`, as it was given. */
  readonly server: string;
  /** It keeps the metadata of the cluster; brokers tell of it, and serve records. */
  readonly isController: boolean;
}

/** What brokers do who read something other than they expect, and clients at the end of a TLS handshake that does not happen. */
const HUNG_UP = /closed the connection|ECONNRESET/;

/**
 * The bootstrap server that answers first: all are asked at the same time, each step within `socket.connection.setup.timeout.ms`.
 * @throws ConnectionError with the reason of each server; AuthenticationError where one does not believe who this client is
 */
export async function firstContact(world: ClientWorld, settings: ClusterSettings): Promise<Contact> {
  const sockets = new Sockets(world.network);
  const own = { ...world, network: sockets };
  try {
    return await Promise.any(settings.bootstrap.map((server) => contact(own, server, settings)));
  } catch (cause) {
    if (!(cause instanceof AggregateError)) throw cause;
    const errors: readonly unknown[] = cause.errors;
    const final = errors.find(
      (error) => !(error instanceof KafkaError) || error instanceof AuthenticationError,
    );
    if (final !== undefined) throw final;
    const reasons = settings.bootstrap.map((server, at) =>
      reasonOf(errors[at] as KafkaError, formatAddress(server), settings),
    );
    throw new ConnectionError(reasons.join('; '), {}, { cause });
  } finally {
    sockets.destroyAll();
  }
}

/** A network whose connections can be ended together, those too that are not made yet. */
class Sockets implements Network {
  readonly #network: Network;
  readonly #open: Socket[] = [];
  #isOver = false;

  constructor(network: Network) {
    this.#network = network;
  }

  listen(...args: Parameters<Network['listen']>): ReturnType<Network['listen']> {
    return this.#network.listen(...args);
  }

  async connect(...args: Parameters<Network['connect']>): Promise<Socket> {
    const socket = await this.#network.connect(...args);
    if (this.#isOver) socket.destroy();
    else this.#open.push(socket);
    return socket;
  }

  destroyAll(): void {
    this.#isOver = true;
    for (const socket of this.#open) socket.destroy();
  }
}

async function contact(world: ClientWorld, server: Address, settings: ClusterSettings): Promise<Contact> {
  const connection = await connectToHost(world, server, settings);
  try {
    return {
      server: formatAddress(server),
      isController: await isController(connection, settings.setupTimeoutMs),
    };
  } finally {
    connection.close();
  }
}

/** Versions are told to anybody; this is asked of those who are let in. */
async function isController(connection: Connection, timeoutMs: number): Promise<boolean> {
  const isBroker = connection.versions.serves(METADATA);
  const options = { timeoutMs };
  if (isBroker) await connection.request(METADATA, { topics: [], allowAutoTopicCreation: false }, options);
  else await connection.request(DESCRIBE_CLUSTER, { endpointType: CONTROLLER_ENDPOINTS }, options);
  return !isBroker;
}

/** Names the server, as what the network says does. */
function reasonOf(error: KafkaError, server: string, { setupTimeoutMs }: ClusterSettings): string {
  if (error instanceof TimeoutError)
    return `${server} takes connections, but has not answered within ${setupTimeoutMs} ms`;
  const said = error.message.slice(0, error.message.length - contextText(error.context).length);
  const reason = said.includes(server) ? said : `${server}: ${said}`;
  return HUNG_UP.test(said) ? `${reason}: security.protocol may have to be another one` : reason;
}
