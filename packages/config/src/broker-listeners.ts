import type { BROKER_CONFIGS } from './broker/all.ts';
import { type Endpoint, type ProtocolMap, parseEndpoints, parseProtocolMap } from './endpoint.ts';
import type { ConfigValues } from './values.ts';

export interface BrokerListeners {
  /** All that the node opens, those of the controller among them. */
  readonly all: readonly Endpoint[];
  /** Those of the broker. */
  readonly broker: readonly Endpoint[];
  /** Those of the controller. */
  readonly controller: readonly Endpoint[];
  /** What clients are told. An empty host stands for this machine's name. */
  readonly advertised: readonly Endpoint[];
  /** What other nodes are told of the controller. */
  readonly advertisedController: readonly Endpoint[];
  /** The name of the listener that brokers use among themselves. */
  readonly interBrokerName: string;
  /** In capitals. */
  readonly controllerNames: readonly string[];
}

type Values = ConfigValues<typeof BROKER_CONFIGS>;

/** Reads all that has to do with listeners. Whether it fits together is for the rules to say. */
export function resolveListeners(values: Values): { listeners: BrokerListeners; problems: string[] } {
  const controllerNames = values.list('controller.listener.names').map((name) => name.toUpperCase());
  const { map, problems } = protocolMapOf(values, controllerNames);
  const listening = parseEndpoints('listeners', values.list('listeners'), map);
  const given = values.list('advertised.listeners');
  const advertised = given ? parseEndpoints('advertised.listeners', given, map) : undefined;

  const ofController = ({ name }: Endpoint): boolean => controllerNames.includes(name);
  const ofBroker = (endpoint: Endpoint): boolean => !ofController(endpoint);
  const all = listening.endpoints;
  const told = advertised?.endpoints ?? all;
  return {
    listeners: {
      all,
      broker: all.filter(ofBroker),
      controller: all.filter(ofController),
      advertised: told.filter(ofBroker),
      advertisedController: all
        .filter(ofController)
        .map((own) => told.find(({ name }) => name === own.name) ?? own),
      interBrokerName: (
        values.string('inter.broker.listener.name') ?? values.string('security.inter.broker.protocol')
      ).toUpperCase(),
      controllerNames,
    },
    problems: [...problems, ...listening.problems, ...(advertised?.problems ?? [])],
  };
}

/**
 * As long as nobody says what the names mean and nothing asks for security, controller listeners are PLAINTEXT, so that a
 * first configuration needs no map.
 */
function protocolMapOf(values: Values, controllerNames: readonly string[]) {
  const text = values.string('listener.security.protocol.map');
  const parsed = parseProtocolMap(text);
  const isDefault = text === values.definitions['listener.security.protocol.map'].defaultText;
  const names = [...values.list('listeners').map((entry) => entry.split('://')[0]!), ...controllerNames];
  if (!isDefault || names.some(asksForSecurity)) return parsed;
  const map: ProtocolMap = new Map([
    ...controllerNames.map((name) => [name, 'PLAINTEXT'] as const),
    ...parsed.map,
  ]);
  return { map, problems: parsed.problems };
}

function asksForSecurity(name: string): boolean {
  return ['SSL', 'SASL_PLAINTEXT', 'SASL_SSL'].includes(name.toUpperCase());
}
