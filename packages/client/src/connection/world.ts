import {
  type CancelTimer,
  type Clock,
  type HttpClient,
  type Logger,
  type Metrics,
  type Network,
  NO_METRICS,
  PLAIN_NAMES,
  type Random,
  type Resolver,
  SILENT_LOGGER,
} from '@kavka/base';
import {
  keepAlive,
  NodeNetwork,
  nodeClock,
  nodeHttp,
  nodeRandom,
  nodeResolver,
  readSmallFile,
} from '@kavka/base/node';

/** The whole of a small file. @throws Error that says why it cannot be read */
export type ReadFile = (path: string, maxBytes: number) => Buffer;

/** What a client needs of the world: the machine's by default, a simulator's in tests. */
export interface ClientWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly network: Network;
  readonly resolver: Resolver;
  /** For services that give out tokens. */
  readonly http: HttpClient;
  /** For keys, certificates and tokens. */
  readonly readFile: ReadFile;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Keeps the process running until the function returned is called: timers do not, and a client that waits for a broker has no socket. */
  readonly keepAlive: () => CancelTimer;
}

/** The machine's world with what is given in its place. A network or clock of one's own keeps no process alive. */
export function clientWorld(given: Partial<ClientWorld> = {}): ClientWorld {
  const isMachine = given.clock === undefined && given.network === undefined;
  return {
    clock: nodeClock,
    random: nodeRandom,
    network: given.network ?? new NodeNetwork(),
    // A network of one's own knows its names.
    resolver: given.network === undefined ? nodeResolver : PLAIN_NAMES,
    http: nodeHttp,
    readFile: readSmallFile,
    logger: SILENT_LOGGER,
    metrics: NO_METRICS,
    keepAlive: isMachine ? keepAlive : () => () => {},
    ...given,
  };
}
