import { ApiKey } from '@kavka/protocol';
import {
  decodeDeleteGroupsResponse,
  encodeDeleteGroupsRequest,
} from '@kavka/protocol/messages/42-delete-groups';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toCoordinators } from '../calls/routes.ts';

const DELETE_GROUPS = api(ApiKey.DeleteGroups, encodeDeleteGroupsRequest, decodeDeleteGroupsResponse);
const BY_GROUP = { type: 'group', nameOf: (groupId: string) => groupId } as const;

/** Groups of any kind that have no members. */
export async function deleteGroups(
  admin: AdminContext,
  groupIds: readonly string[],
  options?: AdminCallOptions,
): Promise<void> {
  await callForEach(
    admin,
    groupIds,
    {
      api: DELETE_GROUPS,
      route: toCoordinators<string>('group', BY_GROUP.nameOf),
      coordinator: BY_GROUP,
      describe: (groupId) => `group ${groupId}`,
      context: (groupId) => ({ groupId }),
      request: (some) => ({ groupsNames: [...some] }),
      outcomes: ({ results }) =>
        new Map(
          results.map(({ groupId, errorCode }) => [
            groupId,
            failure(errorCode, `group ${groupId}`, { groupId }) ?? null,
          ]),
        ),
    },
    options,
  );
}
