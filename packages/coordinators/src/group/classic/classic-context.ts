import type { Clock, Logger, Random } from '@kavka/base';
import type { GroupCoordinatorConfig } from '../../group-coordinator-config.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import type { Outcome } from '../../runtime/outcome.ts';
import type { GroupRegistry } from '../group-registry.ts';

/** What the events of classic groups share. */
export interface ClassicContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly config: GroupCoordinatorConfig;
  readonly groups: GroupRegistry;
  /** Runs what a timer has to do as an event. */
  readonly run: (event: () => Outcome<GroupRecord>) => void;
}
