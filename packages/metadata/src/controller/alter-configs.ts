import { ErrorCode } from '@kavka/protocol';
import type {
  AlterConfigsRequest,
  AlterConfigsRequestAlterConfigsResource,
  AlterConfigsResponse,
} from '@kavka/protocol/messages/33-alter-configs';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { changeConfigs, configTarget } from './config-change.ts';
import type { ControllerContext } from './controller-context.ts';
import { duplicatesOf } from './duplicates.ts';
import { type Refusal, type Result, refusal } from './result.ts';

type Resource = AlterConfigsRequestAlterConfigsResource;

/** Gives resources exactly the configs named, in place of all they had: the older way, which IncrementalAlterConfigs replaces. */
export function alterConfigs(
  context: ControllerContext,
  request: AlterConfigsRequest,
): Result<AlterConfigsResponse> {
  const records: MetadataRecord[] = [];
  const twice = duplicatesOf(request.resources.map(keyOf));
  const responses = request.resources.map((resource) => {
    const outcome = replace(context, resource, twice.has(keyOf(resource)));
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

function replace(
  context: ControllerContext,
  resource: Resource,
  isTwice: boolean,
): MetadataRecord[] | Refusal {
  const { resourceType, resourceName, configs } = resource;
  const target = configTarget(context, resourceType, resourceName);
  if ('errorCode' in target) return target;
  if (isTwice) return refusal(ErrorCode.INVALID_REQUEST, 'the resource is in the request more than once');
  const [double] = duplicatesOf(configs.map(({ name }) => name));
  if (double !== undefined) return refusal(ErrorCode.INVALID_REQUEST, `config ${double} is set twice`);
  const changes = new Map<string, string | null>();
  for (const name of context.state.configs.of(target.type, target.name).keys()) changes.set(name, null);
  for (const { name, value } of configs) {
    if (value === null) return refusal(ErrorCode.INVALID_REQUEST, `config ${name} has no value`);
    changes.set(name, value);
  }
  return changeConfigs(context, target, changes);
}
