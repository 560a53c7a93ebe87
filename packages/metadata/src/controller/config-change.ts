import { ErrorCode } from '@kavka/protocol';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { ConfigResourceType } from '../image/metadata-image.ts';
import { configRecord } from '../records.ts';
import { type ControllerContext, keepsEligibleLeaders } from './controller-context.ts';
import { type Refusal, refusal } from './result.ts';
import { MIN_INSYNC_REPLICAS } from './topic-configs.ts';
import { topicNameProblem } from './topic-name.ts';

/** A resource whose configs can be changed through the controller. */
export interface ConfigTarget {
  readonly type: ConfigResourceType;
  readonly name: string;
}

/** Where a request points: to a resource that is there, or to none, and why. */
export function configTarget(
  { state }: ControllerContext,
  resourceType: number,
  name: string,
): ConfigTarget | Refusal {
  switch (resourceType) {
    case ConfigResourceType.TOPIC:
      return topicRefusal(name, state.topics.byName(name) !== undefined) ?? { type: resourceType, name };
    case ConfigResourceType.BROKER:
      if (name === '' || (/^\d+$/.test(name) && state.brokers.get(Number(name)) !== undefined)) {
        return { type: resourceType, name };
      }
      return refusal(ErrorCode.INVALID_REQUEST, `there is no broker "${name}"`);
    case ConfigResourceType.GROUP:
    case ConfigResourceType.CLIENT_METRICS:
      if (name !== '') return { type: resourceType, name };
      return refusal(ErrorCode.INVALID_REQUEST, 'the name of the resource is empty');
    default:
      return refusal(ErrorCode.INVALID_REQUEST, `resources of type ${resourceType} have no configs`);
  }
}

function topicRefusal(name: string, exists: boolean): Refusal | undefined {
  if (name === '') return refusal(ErrorCode.INVALID_REQUEST, 'the topic name is empty');
  const problem = topicNameProblem(name);
  if (problem !== undefined) return refusal(ErrorCode.INVALID_TOPIC_EXCEPTION, problem);
  if (exists) return undefined;
  return refusal(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `there is no topic ${name}`);
}

/** Checks the configs that the resource would have and turns what is different into records. */
export function changeConfigs(
  context: ControllerContext,
  target: ConfigTarget,
  changes: ReadonlyMap<string, string | null>,
): MetadataRecord[] | Refusal {
  const { type, name: resource } = target;
  const before = context.state.configs.of(type, resource);
  const after = new Map(before);
  const records: MetadataRecord[] = [];
  for (const [name, value] of changes) {
    if (value === null) after.delete(name);
    else after.set(name, value);
    // A broker rereads its files when a config of its own is set again, hence a record for brokers even without a change.
    const isChange = value !== (before.get(name) ?? null);
    if (isChange || type === ConfigResourceType.BROKER) {
      records.push(configRecord(type, resource, name, value));
    }
  }
  const refused = refuseMinInsync(context, target, changes) ?? validated(context, target, changes, after);
  if (refused !== undefined) return refused;
  return changes.has(MIN_INSYNC_REPLICAS) ? [...records, ...clearElr(context, target, records)] : records;
}

/** What only takes configs away is not judged, so that a config that no version knows any more can go. */
function validated(
  { configRules }: ControllerContext,
  { type, name }: ConfigTarget,
  changes: ReadonlyMap<string, string | null>,
  after: ReadonlyMap<string, string>,
): Refusal | undefined {
  const sets = [...changes.values()].some((value) => value !== null);
  return sets ? configRules.validate(type, name, after) : undefined;
}

/** Where eligible leader replicas are kept, all brokers must agree on the smallest ISR. */
function refuseMinInsync(
  { state }: ControllerContext,
  { type, name }: ConfigTarget,
  changes: ReadonlyMap<string, string | null>,
): Refusal | undefined {
  const value = changes.get(MIN_INSYNC_REPLICAS);
  if (value === undefined || type !== ConfigResourceType.BROKER || !keepsEligibleLeaders(state))
    return undefined;
  if (name !== '') {
    return refusal(
      ErrorCode.INVALID_CONFIG,
      `${MIN_INSYNC_REPLICAS} can be set for all brokers or a topic only`,
    );
  }
  if (value !== null) return undefined;
  return refusal(
    ErrorCode.INVALID_CONFIG,
    `${MIN_INSYNC_REPLICAS} for all brokers can be changed, not removed`,
  );
}

/** With another smallest ISR, who was eligible before is not known to hold everything committed from now on. */
function clearElr(
  { state }: ControllerContext,
  { type, name }: ConfigTarget,
  records: readonly MetadataRecord[],
): MetadataRecord[] {
  if (!keepsEligibleLeaders(state) || records.length === 0) return [];
  if (type !== ConfigResourceType.TOPIC && type !== ConfigResourceType.BROKER) return [];
  return [{ type: 'ClearElrRecord', data: { topicName: type === ConfigResourceType.TOPIC ? name : '' } }];
}
