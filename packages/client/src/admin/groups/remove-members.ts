import { ApiKey } from '@kavka/protocol';
import { decodeLeaveGroupResponse, encodeLeaveGroupRequest } from '@kavka/protocol/messages/13-leave-group';
import { api } from '../../connection/index.ts';
import { hasCode } from '../../errors/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toCoordinators } from '../calls/routes.ts';
import { describeConsumerGroups } from './describe-consumer-groups.ts';
import { describeClassicGroups } from './describe-groups.ts';

/**
 * By its instance id where it has one, else by its member id.
 *
 * @example
 * await admin.removeMembers('billing', [{ groupInstanceId: 'billing-1' }]);
 */
export type MemberToRemove = { readonly groupInstanceId: string } | { readonly memberId: string };

const LEAVE_GROUP = api(ApiKey.LeaveGroup, encodeLeaveGroupRequest, decodeLeaveGroupResponse, { lowest: 3 });

/** How members are put out of a group. */
export interface RemoveMembersOptions extends AdminCallOptions {
  /** For the log of the coordinator, cut to 255 characters; brokers before 3.1 know none. */
  readonly reason?: string;
}

const DEFAULT_REASON = 'member was removed by an admin';
const MAX_REASON_LENGTH = 255;

/** Puts members out of a group of the classic protocol; with `all` those that it has now. */
export async function removeMembers(
  admin: AdminContext,
  groupId: string,
  members: readonly MemberToRemove[] | 'all',
  { reason = '', ...options }: RemoveMembersOptions = {},
): Promise<void> {
  const said = reason === '' ? DEFAULT_REASON : reason.slice(0, MAX_REASON_LENGTH);
  const leaving = members === 'all' ? await membersOf(admin, groupId, options) : members;
  const coordinator = { type: 'group', nameOf: () => groupId } as const;
  await callForEach(
    admin,
    leaving.map(identityOf),
    {
      api: LEAVE_GROUP,
      route: toCoordinators('group', coordinator.nameOf),
      coordinator,
      describe: (member) => `member ${member.groupInstanceId ?? member.memberId} of group ${groupId}`,
      context: () => ({ groupId }),
      request: (some) => ({ groupId, members: some.map((member) => ({ ...member, reason: said })) }),
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

/** Those with an instance id by that, so that whoever has taken it over since is put out too. */
async function membersOf(
  admin: AdminContext,
  groupId: string,
  options: AdminCallOptions,
): Promise<MemberToRemove[]> {
  const [group] = await describeConsumerGroups(admin, [groupId], options).catch((error: unknown) => {
    if (!hasCode(error, 'GROUP_ID_NOT_FOUND', 'UNSUPPORTED_VERSION')) throw error;
    return describeClassicGroups(admin, [groupId], options);
  });
  return (group?.members ?? []).map(({ memberId, groupInstanceId }) =>
    groupInstanceId === null ? { memberId } : { groupInstanceId },
  );
}

function identityOf(member: MemberToRemove): {
  readonly memberId: string;
  readonly groupInstanceId: string | null;
} {
  return 'memberId' in member ? { ...member, groupInstanceId: null } : { ...member, memberId: '' };
}
