import { ApiKey } from '@kavka/protocol';
import {
  decodeIncrementalAlterConfigsResponse,
  encodeIncrementalAlterConfigsRequest,
} from '@kavka/protocol/messages/44-incremental-alter-configs';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toNode } from '../calls/routes.ts';
import {
  type ConfigResource,
  nodeOfResource,
  resourceIn,
  resourceText,
  resourceTypeNumber,
} from './config-resources.ts';

/**
 * Changes of some configs of a resource; the others stay as they are.
 *
 * @example
 * await admin.alterConfigs([{ type: 'topic', name: 'orders', set: { 'retention.ms': '60000', 'segment.ms': null } }]);
 */
export interface ConfigChanges extends ConfigResource {
  /** Null takes a value away: the default counts again. */
  readonly set?: Readonly<Record<string, string | null>>;
  /** Adds to configs that are lists, or takes from them. */
  readonly append?: Readonly<Record<string, string>>;
  readonly subtract?: Readonly<Record<string, string>>;
}

const OPERATIONS = { set: 0, delete: 1, append: 2, subtract: 3 } as const;
const ALTER_CONFIGS = api(
  ApiKey.IncrementalAlterConfigs,
  encodeIncrementalAlterConfigsRequest,
  decodeIncrementalAlterConfigsResponse,
);

export async function alterConfigs(
  admin: AdminContext,
  changes: readonly ConfigChanges[],
  { validateOnly = false, ...options }: AdminCallOptions & { readonly validateOnly?: boolean } = {},
): Promise<void> {
  await callForEach(
    admin,
    changes,
    {
      api: ALTER_CONFIGS,
      route: toNode(nodeOfResource),
      describe: resourceText,
      request: (some) => ({
        resources: some.map((one) => ({
          resourceType: resourceTypeNumber(one.type),
          resourceName: one.name,
          configs: operationsOf(one),
        })),
        validateOnly,
      }),
      outcomes: ({ responses }, some) =>
        new Map(
          responses.flatMap((answer) => {
            const key = resourceIn(some, answer);
            const outcome =
              key && (failure(answer.errorCode, resourceText(key), {}, answer.errorMessage) ?? null);
            return key === undefined || outcome === undefined ? [] : [[key, outcome] as const];
          }),
        ),
    },
    options,
  );
}

function operationsOf({ set = {}, append = {}, subtract = {} }: ConfigChanges) {
  const operation =
    (configOperation: number) =>
    ([name, value]: [string, string | null]) => ({ name, value, configOperation });
  return [
    ...Object.entries(set).map((one) => operation(one[1] === null ? OPERATIONS.delete : OPERATIONS.set)(one)),
    ...Object.entries(append).map(operation(OPERATIONS.append)),
    ...Object.entries(subtract).map(operation(OPERATIONS.subtract)),
  ];
}
