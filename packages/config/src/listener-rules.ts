import type { Address } from '@kavka/base';
import type { BROKER_CONFIGS } from './broker/all.ts';
import type { BrokerListeners } from './broker-listeners.ts';
import { type Endpoint, formatEndpoint } from './endpoint.ts';
import type { QuorumVoter } from './quorum-addresses.ts';
import type { ConfigValues } from './values.ts';

/** What the rules about listeners and the quorum look at. */
export interface JudgedListeners extends ConfigValues<typeof BROKER_CONFIGS> {
  readonly listeners: BrokerListeners;
  readonly voters: readonly QuorumVoter[];
  readonly bootstrapServers: readonly Address[];
  readonly properties: ReadonlyMap<string, string>;
  readonly standsAlone: boolean;
  hasRole(role: 'broker' | 'controller'): boolean;
}

type Problem = string | undefined | false;

const ALL_INTERFACES = ['0.0.0.0', '::', '0:0:0:0:0:0:0:0'];

/** What does not fit together in listeners, roles and quorum, one sentence each. */
export function listenerProblems(node: JudgedListeners): Problem[] {
  const { listeners } = node;
  return [
    repeatedName('listeners', listeners.all),
    repeatedName('advertised.listeners', listeners.advertised),
    sharedPort(listeners.all),
    ...(node.hasRole('broker') ? brokerProblems(node) : []),
    ...(node.hasRole('controller') ? controllerProblems(node) : []),
    ...quorumProblems(node),
    ...(node.list('early.start.listeners') ?? []).map((name) => earlyListener(node, name.toUpperCase())),
  ];
}

function brokerProblems(node: JudgedListeners): Problem[] {
  const { advertised, interBrokerName } = node.listeners;
  const names = advertised.map(({ name }) => name);
  return [
    advertised.length === 0 &&
      'A broker needs a listener of its own: all of listeners are in controller.listener.names',
    advertised.length > 0 &&
      !names.includes(interBrokerName) &&
      `Brokers talk through listener ${interBrokerName}, which is not advertised: set inter.broker.listener.name to ${names.join(', ')}`,
    ...advertised.map(
      (endpoint) =>
        ALL_INTERFACES.includes(endpoint.host) &&
        `${formatEndpoint(endpoint)} cannot be advertised: set advertised.listeners to an address that clients reach`,
    ),
    node.properties.has('inter.broker.listener.name') &&
      node.properties.has('security.inter.broker.protocol') &&
      'Only one of inter.broker.listener.name and security.inter.broker.protocol may be set',
  ];
}

function controllerProblems(node: JudgedListeners): Problem[] {
  if (node.standsAlone) return [];
  const { all, controller, controllerNames } = node.listeners;
  const opened = all.map(({ name }) => name);
  const missing = controllerNames.filter((name) => !opened.includes(name));
  return [
    missing.length > 0 &&
      `controller.listener.names has ${missing.join(', ')}, which listeners does not open`,
    !node.hasRole('broker') &&
      controller.length < all.length &&
      'A node that is only a controller opens only listeners named in controller.listener.names',
  ];
}

function quorumProblems(node: JudgedListeners): Problem[] {
  if (node.standsAlone) return [];
  const ids = node.voters.map(({ id }) => id);
  const id = node.number('node.id');
  const isController = node.hasRole('controller');
  return [
    ids.length === 0 &&
      node.bootstrapServers.length === 0 &&
      'Either controller.quorum.bootstrap.servers or controller.quorum.voters must say where the controllers are',
    ids.length > 0 &&
      isController &&
      !ids.includes(id) &&
      `node.id ${id} has the controller role and must be one of controller.quorum.voters (${ids.join(', ')})`,
    !isController &&
      ids.includes(id) &&
      `node.id ${id} is one of controller.quorum.voters and so needs the controller role in process.roles`,
  ];
}

function earlyListener({ listeners }: JudgedListeners, name: string): Problem {
  const known =
    listeners.controllerNames.includes(name) || listeners.all.some((opened) => opened.name === name);
  return (
    !known && `early.start.listeners has ${name}, which is in neither listeners nor controller.listener.names`
  );
}

function repeatedName(config: string, endpoints: readonly Endpoint[]): Problem {
  const names = endpoints.map(({ name }) => name);
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  return repeated !== undefined && `${config} has more than one listener named ${repeated}`;
}

/** One port for two listeners is good only where one has an IPv4 and the other an IPv6 address. */
function sharedPort(endpoints: readonly Endpoint[]): Problem {
  for (const [at, one] of endpoints.entries()) {
    const clash = endpoints
      .slice(at + 1)
      .find((other) => one.port > 0 && one.port === other.port && !differInVersion(one, other));
    if (clash) return `listeners has ${one.name} and ${clash.name} on the same port ${one.port}`;
  }
  return undefined;
}

function differInVersion(one: Endpoint, other: Endpoint): boolean {
  const isV4 = ({ host }: Endpoint): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host);
  const isV6 = ({ host }: Endpoint): boolean => host.includes(':');
  return (isV4(one) && isV6(other)) || (isV6(one) && isV4(other));
}
