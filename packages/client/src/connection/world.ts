import {
  type CancelTimer,
  type Clock,
  type Logger,
  type Metrics,
  type Network,
  NO_METRICS,
  type Random,
  SILENT_LOGGER,
} from '@kavka/base';
import { keepAlive, NodeNetwork, nodeClock, nodeRandom } from '@kavka/base/node';

/** What a client needs of the world: the machine's by default, a simulator's in tests. */
export interface ClientWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly network: Network;
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
    logger: SILENT_LOGGER,
    metrics: NO_METRICS,
    keepAlive: isMachine ? keepAlive : () => () => {},
    ...given,
  };
}
