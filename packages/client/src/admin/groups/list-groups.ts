import { ApiKey } from '@kavka/protocol';
import { decodeListGroupsResponse, encodeListGroupsRequest } from '@kavka/protocol/messages/16-list-groups';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callBrokers } from '../calls/call.ts';

/** One group, in short. */
export interface GroupListing {
  readonly groupId: string;
  /** `consumer` for groups of consumers, `connect` for workers; empty where nobody is in it. */
  readonly protocolType: string;
  /** `Stable`, `Empty` and so on. */
  readonly state: string;
  /** `Classic`, `Consumer`, `Share` or `Streams`; empty where the broker does not tell. */
  readonly type: string;
}

export interface ListGroupsOptions extends AdminCallOptions {
  /** All, where it is left out. */
  readonly states?: readonly string[];
  readonly types?: readonly string[];
}

const LIST_GROUPS = api(ApiKey.ListGroups, encodeListGroupsRequest, decodeListGroupsResponse);

/** The groups of all brokers. */
export async function listGroups(
  admin: AdminContext,
  { states = [], types = [], ...options }: ListGroupsOptions = {},
): Promise<GroupListing[]> {
  const answers = await callBrokers(
    admin,
    {
      api: LIST_GROUPS,
      request: () => ({ statesFilter: [...states], typesFilter: [...types] }),
      error: (response) => response,
    },
    options,
  );
  const groups = answers.flatMap(({ response }) => response.groups);
  return groups.map(({ groupId, protocolType, groupState, groupType }) => ({
    groupId,
    protocolType,
    state: groupState,
    type: groupType,
  }));
}
