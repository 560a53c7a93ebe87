import { ConfigResourceType, type MetadataImage } from '../image/metadata-image.ts';
import type { ControllerContext } from './controller-context.ts';

export const MIN_INSYNC_REPLICAS = 'min.insync.replicas';
const UNCLEAN_LEADER_ELECTION = 'unclean.leader.election.enable';

/** Configs set for all brokers at once. */
export function clusterConfigs(state: MetadataImage): ReadonlyMap<string, string> {
  return state.configs.of(ConfigResourceType.BROKER, '');
}

/** Replicas that must be in sync for a write of `acks=all`; at most as many as the partition has. */
export function minInsyncReplicas(context: ControllerContext, topic: string, replicas: number): number {
  return Math.min(Number(topicConfig(context, topic, MIN_INSYNC_REPLICAS) ?? 1), replicas);
}

export function allowsUncleanElection(context: ControllerContext, topic: string): boolean {
  return topicConfig(context, topic, UNCLEAN_LEADER_ELECTION) === 'true';
}

/** Only for configs that brokers and topics call by the same name. */
function topicConfig(
  { state, configRules }: ControllerContext,
  topic: string,
  name: string,
): string | undefined {
  return (
    state.configs.of(ConfigResourceType.TOPIC, topic).get(name) ??
    clusterConfigs(state).get(name) ??
    configRules.defaultValue(ConfigResourceType.TOPIC, name)
  );
}
