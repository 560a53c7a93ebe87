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

/** Which groups are listed: those that agree in all that is given. */
export interface ListGroupsOptions extends AdminCallOptions {
  /** `Stable`, `Empty` and so on. All, where it is left out or empty, as with the other two. */
  readonly states?: readonly string[];
  /** `Classic`, `Consumer`, `Share`, `Streams`. */
  readonly types?: readonly string[];
  /** `consumer`, `connect` and so on; '' for groups that only keep offsets. */
  readonly protocolTypes?: readonly string[];
}

const LIST_GROUPS = api(ApiKey.ListGroups, encodeListGroupsRequest, decodeListGroupsResponse);

/** The groups of all brokers. */
export async function listGroups(
  admin: AdminContext,
  { states = [], types = [], protocolTypes = [], ...options }: ListGroupsOptions = {},
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
  // Brokers do not choose by protocol types.
  const groups = answers
    .flatMap(({ response }) => response.groups)
    .filter(({ protocolType }) => protocolTypes.length === 0 || protocolTypes.includes(protocolType));
  return groups.map(({ groupId, protocolType, groupState, groupType }) => ({
    groupId,
    protocolType,
    state: groupState,
    type: groupType,
  }));
}
