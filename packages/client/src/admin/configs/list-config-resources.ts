import { ApiKey } from '@kavka/protocol';
import {
  decodeListConfigResourcesResponse,
  encodeListConfigResourcesRequest,
} from '@kavka/protocol/messages/74-list-config-resources';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callOnce } from '../calls/call.ts';
import {
  type ConfigResource,
  type ConfigResourceType,
  resourceTypeNumber,
  resourceTypeOf,
} from './config-resources.ts';

const LIST_CONFIG_RESOURCES = api(
  ApiKey.ListConfigResources,
  encodeListConfigResourcesRequest,
  decodeListConfigResourcesResponse,
  { lowest: 1 },
);

/** Everything that has configs, of the given types or of all. */
export async function listConfigResources(
  admin: AdminContext,
  types: readonly ConfigResourceType[] = [],
  options?: AdminCallOptions,
): Promise<ConfigResource[]> {
  const { configResources } = await callOnce(
    admin,
    {
      api: LIST_CONFIG_RESOURCES,
      to: 'any',
      request: () => ({ resourceTypes: types.map(resourceTypeNumber) }),
      error: (response) => response,
    },
    options,
  );
  return configResources.flatMap(({ resourceName: name, resourceType }) => {
    const type = resourceTypeOf(resourceType);
    return type === undefined ? [] : [{ type, name }];
  });
}
