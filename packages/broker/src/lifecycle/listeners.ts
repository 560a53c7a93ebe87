import { type BrokerConfig, type Endpoint, SECURITY_PROTOCOLS } from '@kavka/config';
import type { Dispatcher } from '../dispatch/dispatcher.ts';
import type { ListenerAddress, Server } from '../network/server.ts';

/** What clients and the metadata are told of a listener. */
export interface AdvertisedListener extends ListenerAddress {
  readonly securityProtocol: number;
}

/** Opens the listeners of the broker. Where the system chose a port, that is the one that is advertised. */
export async function openListeners(
  config: BrokerConfig,
  server: Server,
  dispatcher: Dispatcher,
  hostname: string,
): Promise<AdvertisedListener[]> {
  const opened = new Map<string, number>();
  const backlog = config.number('socket.listen.backlog.size');
  for (const { name, host, port } of config.listeners.broker) {
    const address = await server.listen({ name, host: unbracketed(host), port }, backlog, dispatcher);
    opened.set(name, address.port);
  }
  return config.listeners.advertised.map((endpoint) => advertise(endpoint, opened, hostname));
}

function advertise(
  endpoint: Endpoint,
  opened: ReadonlyMap<string, number>,
  hostname: string,
): AdvertisedListener {
  const { name, host, port, securityProtocol } = endpoint;
  return {
    name,
    host: host === '' ? hostname : unbracketed(host),
    port: port === 0 ? (opened.get(name) ?? 0) : port,
    securityProtocol: SECURITY_PROTOCOLS.indexOf(securityProtocol),
  };
}

/** `[::1]` is how a URL writes the host `::1`. */
function unbracketed(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}
