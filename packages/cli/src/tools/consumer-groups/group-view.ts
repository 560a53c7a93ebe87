import { type Admin, BrokerError } from '@kavka/client';

interface Partition {
  readonly topic: string;
  readonly partition: number;
}

export interface MemberView {
  readonly memberId: string;
  readonly instanceId: string | null;
  readonly clientId: string;
  readonly host: string;
  readonly partitions: readonly Partition[];
  readonly targetPartitions: readonly Partition[];
  readonly epoch: number | null;
}

/** A group of consumers, of whichever protocol. */
export interface GroupView {
  readonly groupId: string;
  readonly state: string;
  readonly assignor: string;
  readonly groupEpoch: number | null;
  readonly targetEpoch: number | null;
  readonly members: readonly MemberView[];
}

const NOT_FOUND = ['GROUP_ID_NOT_FOUND', 'UNSUPPORTED_VERSION'];

/** In the order of their ids. Groups of the older protocol are asked for where the newer one does not know them. */
export async function viewGroups(
  admin: Admin,
  groupIds: readonly string[],
  signal: AbortSignal,
): Promise<GroupView[]> {
  const views = await Promise.all(groupIds.map((groupId) => viewGroup(admin, groupId, signal)));
  return views.sort((left, right) => (left.groupId < right.groupId ? -1 : 1));
}

async function viewGroup(admin: Admin, groupId: string, signal: AbortSignal): Promise<GroupView> {
  try {
    const [group] = await admin.describeConsumerGroups([groupId], { signal });
    if (group !== undefined)
      return {
        ...group,
        targetEpoch: group.targetAssignmentEpoch,
        members: group.members.map((member) => ({
          ...member,
          instanceId: member.groupInstanceId,
          host: member.clientHost,
          epoch: member.memberEpoch,
        })),
      };
  } catch (error) {
    if (!isUnknown(error)) throw error;
    return viewClassicGroup(admin, groupId, signal, error);
  }
  return viewClassicGroup(admin, groupId, signal);
}

/** `reason`: why the newer protocol does not know it, which is told where the older one does not either. */
async function viewClassicGroup(
  admin: Admin,
  groupId: string,
  signal: AbortSignal,
  reason?: unknown,
): Promise<GroupView> {
  const [group] = await admin.describeClassicGroups([groupId], { signal }).catch((error: unknown) => {
    throw isUnknown(error) ? (reason ?? error) : error;
  });
  return {
    groupId,
    state: group?.state ?? 'Dead',
    assignor: group?.protocol ?? '',
    groupEpoch: null,
    targetEpoch: null,
    members: (group?.members ?? []).map((member) => ({
      ...member,
      instanceId: member.groupInstanceId,
      host: member.clientHost,
      targetPartitions: [],
      epoch: null,
    })),
  };
}

function isUnknown(error: unknown): boolean {
  return (
    (error instanceof BrokerError && NOT_FOUND.includes(error.code)) ||
    (error instanceof Error && error.name === 'UnsupportedVersionError')
  );
}
