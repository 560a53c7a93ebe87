import type { Clock, Disk, Logger, Metrics, Network, Random, Resolver } from '@kavka/base';

/** All that a node needs of the machine. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly disk: Disk;
  readonly network: Network;
  readonly resolver: Resolver;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** What the machine calls itself, for listeners that do not say. */
  readonly hostname: string;
}
