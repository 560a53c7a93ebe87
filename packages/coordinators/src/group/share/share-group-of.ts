import { ErrorCode } from '@kavka/protocol';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { ShareGroup } from './share-group.ts';

type Groups = Pick<ModernContext, 'groups'>;

/** The share group that is there. */
export function shareGroupOf({ groups }: Groups, groupId: string): ShareGroup | Refusal {
  const group = groups.get(groupId);
  if (group === undefined) return new Refusal(ErrorCode.GROUP_ID_NOT_FOUND, `Group ${groupId} not found.`);
  return group.kind === 'share' ? group : notOfSharing(groupId);
}

/** The share group; a new one, which its records will bring about, where there is none and there may be one. */
export function openShareGroup(
  { groups, clock }: Groups & Pick<ModernContext, 'clock'>,
  groupId: string,
  mayBeNew: boolean,
): ShareGroup | Refusal {
  const group = groups.get(groupId);
  if (group?.kind === 'share') return group;
  if (group !== undefined) return notOfSharing(groupId);
  if (mayBeNew) return new ShareGroup(groupId, () => clock.now());
  return new Refusal(ErrorCode.GROUP_ID_NOT_FOUND, `Share group ${groupId} not found.`);
}

function notOfSharing(groupId: string): Refusal {
  return new Refusal(ErrorCode.GROUP_ID_NOT_FOUND, `Group ${groupId} is not a share group.`);
}
