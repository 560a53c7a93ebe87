import { ErrorCode } from '@kavka/protocol';

/** What an older client is told, which does not know of a producer that takes another's place. */
export function fencedForOlder(errorCode: number, isKnown: boolean): number {
  return errorCode === ErrorCode.PRODUCER_FENCED && !isKnown ? ErrorCode.INVALID_PRODUCER_EPOCH : errorCode;
}
