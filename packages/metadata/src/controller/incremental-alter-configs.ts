import { ErrorCode } from '@kavka/protocol';
import type {
  IncrementalAlterConfigsRequest,
  IncrementalAlterConfigsRequestAlterableConfig,
  IncrementalAlterConfigsRequestAlterConfigsResource,
  IncrementalAlterConfigsResponse,
} from '@kavka/protocol/messages/44-incremental-alter-configs';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { ConfigResourceType } from '../image/metadata-image.ts';
import { type ConfigTarget, changeConfigs, configTarget } from './config-change.ts';
import type { ControllerContext } from './controller-context.ts';
import { duplicatesOf } from './duplicates.ts';
import { type Refusal, type Result, refusal } from './result.ts';

const Operation = { SET: 0, DELETE: 1, APPEND: 2, SUBTRACT: 3 } as const;

type Change = IncrementalAlterConfigsRequestAlterableConfig;
type Resource = IncrementalAlterConfigsRequestAlterConfigsResource;

/** Edits configs one by one: sets, removes, or changes a list. Each resource is changed as a whole or not at all. */
export function incrementalAlterConfigs(
  context: ControllerContext,
  request: IncrementalAlterConfigsRequest,
): Result<IncrementalAlterConfigsResponse> {
  const records: MetadataRecord[] = [];
  const twice = duplicatesOf(request.resources.map(keyOf));
  const nonsense = request.resources.some(({ configs }) => configs.some(isUnknownOperation));
  const responses = request.resources.map((resource) => {
    const outcome = nonsense
      ? refusal(ErrorCode.UNKNOWN_SERVER_ERROR)
      : alter(context, resource, twice.has(keyOf(resource)));
    const isRefused = 'errorCode' in outcome;
    if (!isRefused && !request.validateOnly) records.push(...outcome);
    const { errorCode, errorMessage } = isRefused ? outcome : refusal(ErrorCode.NONE);
    return {
      errorCode,
      errorMessage,
      resourceType: resource.resourceType,
      resourceName: resource.resourceName,
    };
  });
  return { records, response: { throttleTimeMs: 0, responses } };
}

function keyOf({ resourceType, resourceName }: Resource): string {
  return `${resourceType} ${resourceName}`;
}

function isUnknownOperation({ configOperation }: Change): boolean {
  return configOperation < Operation.SET || configOperation > Operation.SUBTRACT;
}

function alter(context: ControllerContext, resource: Resource, isTwice: boolean): MetadataRecord[] | Refusal {
  const target = configTarget(context, resource.resourceType, resource.resourceName);
  if ('errorCode' in target) return badConfigOf(context, resource, target) ?? target;
  const refused = refuse(resource, isTwice);
  if (refused !== undefined) return refused;
  const changes = new Map<string, string | null>();
  for (const config of resource.configs) {
    const value = newValue(context, target, config);
    if (value !== null && typeof value === 'object') return value;
    changes.set(config.name, value);
  }
  return changeConfigs(context, target, changes);
}

/** As in Kafka, whose brokers look at the configs before the controller looks for the topic. */
function badConfigOf(
  { configRules }: ControllerContext,
  resource: Resource,
  why: Refusal,
): Refusal | undefined {
  if (why.errorCode !== ErrorCode.UNKNOWN_TOPIC_OR_PARTITION) return undefined;
  const set = resource.configs.filter(
    ({ configOperation, value }) => configOperation === Operation.SET && value !== null,
  );
  const configs = new Map(set.map(({ name, value }) => [name, value ?? '']));
  return configRules.validate(ConfigResourceType.TOPIC, resource.resourceName, configs);
}

function refuse({ configs }: Resource, isTwice: boolean): Refusal | undefined {
  if (isTwice) return refusal(ErrorCode.INVALID_REQUEST, 'the resource is in the request more than once');
  const [double] = duplicatesOf(configs.map(({ name }) => name));
  if (double !== undefined) return refusal(ErrorCode.INVALID_REQUEST, `config ${double} is changed twice`);
  const empty = configs.find(
    ({ configOperation, value }) => configOperation !== Operation.DELETE && value === null,
  );
  return empty && refusal(ErrorCode.INVALID_REQUEST, `config ${empty.name} has no value`);
}

function newValue(
  { state, configRules }: ControllerContext,
  { type, name: resource }: ConfigTarget,
  { name, configOperation, value }: Change,
): string | null | Refusal {
  if (configOperation === Operation.DELETE) return null;
  if (configOperation === Operation.SET) return value;
  if (!configRules.isList(type, name)) {
    return refusal(ErrorCode.INVALID_CONFIG, `config ${name} is not a list: it can only be set or removed`);
  }
  const now = state.configs.of(type, resource).get(name) ?? configRules.defaultValue(type, name) ?? '';
  // Nothing at all counts as an empty element, which the judgement of the whole list then refuses where it cannot be.
  const given = (value ?? '').split(',').map((element) => element.trim());
  const kept = now === '' ? [] : now.split(',').map((element) => element.trim());
  if (configOperation === Operation.APPEND) return [...new Set([...kept, ...given])].join(',');
  return kept.filter((element) => !given.includes(element)).join(',');
}
