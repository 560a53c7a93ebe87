import type { Clock, Logger, Random } from '@kavka/base';
import type { GroupCoordinatorConfig } from '../../group-coordinator-config.ts';
import type { GroupLevelConfig } from '../../group-level-config.ts';
import type { MetadataView } from '../../ports.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import type { Outcome } from '../../runtime/outcome.ts';
import type { GroupRegistry } from '../group-registry.ts';
import type { MemberTimers } from './member-timers.ts';
import type { TopicHashes } from './metadata-hash.ts';

/** What the events of groups share whose partitions the coordinator assigns. */
export interface ModernContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly config: GroupCoordinatorConfig;
  readonly groupConfig: (groupId: string) => GroupLevelConfig;
  readonly metadata: MetadataView;
  readonly groups: GroupRegistry;
  readonly timers: MemberTimers;
  readonly topicHashes: TopicHashes;
  /** Runs what a timer has to do as an event. */
  readonly run: (event: () => Outcome<GroupRecord>) => void;
}
