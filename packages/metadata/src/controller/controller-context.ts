import type { Random } from '@kavka/base';
import type { MetadataImage } from '../image/metadata-image.ts';
import type { ConfigRules } from './config-rules.ts';

/** What every decision of the controller may look at. */
export interface ControllerContext {
  /** All that was decided so far, committed or not. */
  readonly state: MetadataImage;
  /** Of the node that the controller runs on. */
  readonly nodeId: number;
  readonly random: Random;
  readonly configRules: ConfigRules;
  readonly defaultPartitions: number;
  readonly defaultReplicationFactor: number;
}

/** Whether replicas outside of the ISR are kept as eligible leaders (KIP-966). */
export function keepsEligibleLeaders(state: MetadataImage): boolean {
  return state.features.level('eligible.leader.replicas.version') > 0;
}
