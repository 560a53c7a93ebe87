import { type BrokerConfig, type Endpoint, SECURITY_PROTOCOLS } from '@kavka/config';
import type { ListenerAddress, Server } from '../network/server.ts';

/** What clients and the metadata are told of a listener. */
export interface AdvertisedListener extends ListenerAddress {
  readonly securityProtocol: number;
}

export interface OpenListeners {
  readonly broker: readonly AdvertisedListener[];
  readonly controller: readonly AdvertisedListener[];
}

/** Opens all listeners. Where the system chose a port, that is the one that is advertised. */
export async function openListeners(
  config: BrokerConfig,
  server: Server,
  hostname: string,
): Promise<OpenListeners> {
  const ports = new Map<string, number>();
  const backlog = config.number('socket.listen.backlog.size');
  for (const { name, host, port } of config.listeners.all) {
    const address = await server.listen({ name, host: unbracketed(host), port }, backlog);
    ports.set(name, address.port);
  }
  const advertise = (endpoint: Endpoint): AdvertisedListener => ({
    name: endpoint.name,
    host: endpoint.host === '' ? hostname : unbracketed(endpoint.host),
    port: endpoint.port === 0 ? (ports.get(endpoint.name) ?? 0) : endpoint.port,
    securityProtocol: SECURITY_PROTOCOLS.indexOf(endpoint.securityProtocol),
  });
  const broker = config.listeners.advertised.map(advertise);
  const controller = config.listeners.advertisedController.map(advertise);
  return { broker, controller: controller.length > 0 ? controller : sharedController(config, broker) };
}

/** A node that stands alone serves its controller on its first listener. */
function sharedController(config: BrokerConfig, broker: readonly AdvertisedListener[]): AdvertisedListener[] {
  const [name] = config.listeners.controllerNames;
  const [first] = broker;
  return name === undefined || first === undefined ? [] : [{ ...first, name }];
}

/** `[::1]` is how a URL writes the host `::1`. */
function unbracketed(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}
