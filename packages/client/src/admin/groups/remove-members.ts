import { ApiKey } from '@kavka/protocol';
import { decodeLeaveGroupResponse, encodeLeaveGroupRequest } from '@kavka/protocol/messages/13-leave-group';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toCoordinators } from '../calls/routes.ts';

/** By its instance id where it has one, else by its member id. */
export type MemberToRemove = { readonly groupInstanceId: string } | { readonly memberId: string };

const LEAVE_GROUP = api(ApiKey.LeaveGroup, encodeLeaveGroupRequest, decodeLeaveGroupResponse, { lowest: 3 });

/** How members are put out of a group. */
export interface RemoveMembersOptions extends AdminCallOptions {
  /** For the log of the coordinator. */
  readonly reason?: string;
}

/** Puts members out of a group of the classic protocol. */
export async function removeMembers(
  admin: AdminContext,
  groupId: string,
  members: readonly MemberToRemove[],
  { reason, ...options }: RemoveMembersOptions = {},
): Promise<void> {
  // Brokers before 3.1 know no reasons.
  const said = reason === undefined ? {} : { reason };
  const coordinator = { type: 'group', nameOf: () => groupId } as const;
  await callForEach(
    admin,
    members.map(identityOf),
    {
      api: LEAVE_GROUP,
      route: toCoordinators('group', coordinator.nameOf),
      coordinator,
      describe: (member) => `member ${member.groupInstanceId ?? member.memberId} of group ${groupId}`,
      context: () => ({ groupId }),
      request: (some) => ({ groupId, members: some.map((member) => ({ ...member, ...said })) }),
      outcomes: ({ errorCode, members: answers }, some) =>
        new Map(
          some.map((member) => {
            const answer = answers.find(
              (one) => one.memberId === member.memberId && one.groupInstanceId === member.groupInstanceId,
            );
            const code = errorCode === 0 ? (answer?.errorCode ?? 0) : errorCode;
            const name = member.groupInstanceId ?? member.memberId;
            return [member, failure(code, `member ${name} of group ${groupId}`, { groupId }) ?? null];
          }),
        ),
    },
    options,
  );
}

function identityOf(member: MemberToRemove): {
  readonly memberId: string;
  readonly groupInstanceId: string | null;
} {
  return 'memberId' in member ? { ...member, groupInstanceId: null } : { ...member, memberId: '' };
}
