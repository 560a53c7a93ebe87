import { ErrorCode } from '@kavka/protocol';
import type {
  AlterClientQuotasRequest,
  AlterClientQuotasRequestEntryData,
  AlterClientQuotasResponse,
} from '@kavka/protocol/messages/49-alter-client-quotas';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import type { ControllerContext } from './controller-context.ts';
import { duplicatesOf } from './duplicates.ts';
import { quotaEntityProblem, quotaValueProblem } from './quota-rules.ts';
import { type Refusal, type Result, refusal } from './result.ts';

type Entry = AlterClientQuotasRequestEntryData;

/**
 * Sets and removes quotas of users, client ids and addresses; what is wrong with one entity does not stop the others. `hosts` are the names
 * of hosts in it that were found.
 */
export function alterClientQuotas(
  context: ControllerContext,
  request: AlterClientQuotasRequest,
  hosts: ReadonlySet<string>,
): Result<AlterClientQuotasResponse> {
  const records: MetadataRecord[] = [];
  const wanted = request.entries.map(withEachTypeOnce);
  const twice = duplicatesOf(wanted.map(keyOf));
  const seen = new Set<string>();
  const entries: AlterClientQuotasResponse['entries'] = [];
  for (const entry of wanted) {
    const key = keyOf(entry);
    if (seen.has(key)) continue;
    seen.add(key);
    const outcome = twice.has(key)
      ? refusal(ErrorCode.INVALID_REQUEST, 'the entity is in the request more than once')
      : change(context, entry, hosts);
    const isRefused = 'errorCode' in outcome;
    if (!isRefused && !request.validateOnly) records.push(...outcome);
    const { errorCode, errorMessage } = isRefused ? outcome : refusal(ErrorCode.NONE);
    entries.push({ errorCode, errorMessage, entity: entry.entity });
  }
  return { records, response: { throttleTimeMs: 0, entries } };
}

/** As in Kafka, the last name of a type counts. */
function withEachTypeOnce(entry: Entry): Entry {
  return { ...entry, entity: [...new Map(entry.entity.map((part) => [part.entityType, part])).values()] };
}

function keyOf({ entity }: Entry): string {
  return JSON.stringify(entity.map(({ entityType, entityName }) => [entityType, entityName]).sort());
}

function change(
  { state }: ControllerContext,
  { entity, ops }: Entry,
  hosts: ReadonlySet<string>,
): MetadataRecord[] | Refusal {
  const problem = quotaEntityProblem(entity, hosts);
  if (problem !== undefined) return refusal(ErrorCode.INVALID_REQUEST, problem);
  const [double] = duplicatesOf(ops.map(({ key }) => key));
  if (double !== undefined) return refusal(ErrorCode.INVALID_REQUEST, `quota ${double} is changed twice`);
  const current = state.clientQuotas.of(entity);
  const records: MetadataRecord[] = [];
  for (const { key, value, remove } of ops) {
    const valueProblem = remove ? undefined : quotaValueProblem(entity, key, value);
    if (valueProblem !== undefined) return refusal(ErrorCode.INVALID_REQUEST, valueProblem);
    const isNoChange = remove ? current?.has(key) !== true : current?.get(key) === value;
    if (isNoChange) continue;
    records.push({
      type: 'ClientQuotaRecord',
      data: {
        entity: entity.map(({ entityType, entityName }) => ({ entityType, entityName })),
        key,
        value: remove ? 0 : value,
        remove,
      },
    });
  }
  return records;
}
