import { ErrorCode, errorInfo } from '@kavka/protocol';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';

/** What a request comes to: the records that make it true, and the answer once they are committed. */
export interface Result<Response> {
  readonly records: MetadataRecord[];
  readonly response: Response;
  /** Whether the records may be committed in several parts: what one changes does not hang together with the others. */
  readonly isEachOnItsOwn?: boolean;
}

/** Why a request, or a part of one, is refused. */
export interface Refusal {
  readonly errorCode: ErrorCode;
  readonly errorMessage: string | null;
}

export function refusal(errorCode: ErrorCode, errorMessage: string | null = null): Refusal {
  return { errorCode, errorMessage };
}

/** The one who asks has changed more partitions than its quota allows, and may come again later. */
export function quotaExceeded(): Refusal {
  const errorCode = ErrorCode.THROTTLING_QUOTA_EXCEEDED;
  return refusal(errorCode, errorInfo(errorCode).message);
}

/** The most records (and so partitions) that one request may write. */
export const MAX_RECORDS_PER_REQUEST = 10_000;

/** A request that leaves no time is not begun. */
export function refuseExpired({ timeoutMs }: { readonly timeoutMs: number }): Refusal | undefined {
  return timeoutMs > 0 ? undefined : refusal(ErrorCode.REQUEST_TIMED_OUT);
}
