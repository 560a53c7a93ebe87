import { type Uuid, ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { Voter, VoterEndpoint } from './voter-set.ts';

/** What a request wants to make, or to unmake, a voter. */
export interface VoterKey {
  readonly id: number;
  /** ZERO_UUID where the request has none. */
  readonly directoryId: Uuid;
}

/** Why the voters stay as they are. */
export interface VoterRefusal {
  readonly errorCode: number;
  readonly errorMessage: string;
}

/** The quorum as its leader knows it. */
export interface VotersNow {
  /** 0: voters are configured, and requests cannot change them. */
  readonly kraftVersion: number;
  readonly voters: readonly Voter[];
  /** The listener by which voters talk. */
  readonly listenerName: string;
}

/** Nobody fetches the metadata log of a quorum of one node yet, so a voter to be added has never caught up. */
export function refusalToAdd(
  { kraftVersion, voters, listenerName }: VotersNow,
  voter: VoterKey,
  listeners: readonly VoterEndpoint[],
): VoterRefusal {
  if (!isWhole(voter))
    return refusal(ErrorCode.INVALID_REQUEST, "Add voter request didn't include a valid voter");
  if (!listeners.some(({ name }) => name.toUpperCase() === listenerName)) {
    const given = listeners.map(({ name, host, port }) => `${name}=${host}:${port}`).join(', ');
    return refusal(
      ErrorCode.INVALID_REQUEST,
      `Add voter request didn't include the endpoint (${given}) for the default listener ${listenerName}`,
    );
  }
  if (kraftVersion === 0) return refusal(ErrorCode.UNSUPPORTED_VERSION, unsupported('adding', kraftVersion));
  if (voters.some(({ id }) => id === voter.id)) {
    return refusal(
      ErrorCode.DUPLICATE_VOTER,
      `The voter id for ${shown(voter)} is already part of the set of voters [${voters.map(shown).join(', ')}].`,
    );
  }
  return refusal(
    ErrorCode.REQUEST_TIMED_OUT,
    `Aborted add voter operation for ${shown(voter)} since it is lagging behind`,
  );
}

/** The last voter is never removed. */
export function refusalToRemove({ kraftVersion, voters }: VotersNow, voter: VoterKey): VoterRefusal {
  if (!isWhole(voter))
    return refusal(ErrorCode.INVALID_REQUEST, "Remove voter request didn't include a valid voter");
  if (kraftVersion === 0)
    return refusal(ErrorCode.UNSUPPORTED_VERSION, unsupported('removing', kraftVersion));
  return refusal(
    ErrorCode.VOTER_NOT_FOUND,
    `Cannot remove voter ${shown(voter)} from the set of voters [${voters.map(shown).join(', ')}]`,
  );
}

function isWhole({ id, directoryId }: VoterKey): boolean {
  return id >= 0 && directoryId !== ZERO_UUID;
}

function unsupported(what: string, kraftVersion: number): string {
  return `Cluster doesn't support ${what} voter because the kraft.version feature is ${kraftVersion}`;
}

function shown({ id, directoryId }: VoterKey): string {
  return `ReplicaKey(id=${id}, directoryId=${directoryId})`;
}

function refusal(errorCode: number, errorMessage: string): VoterRefusal {
  return { errorCode, errorMessage };
}
