import type { AppendOrigin } from '../producers/producer-append.ts';
import type { VerificationGuard } from '../producers/verification-guards.ts';
import type { StorageError } from '../storage-error.ts';

export interface AppendOptions {
  readonly origin: AppendOrigin;
  /** Of the leader that appends; batches of a `replica` have their own, and those of a later epoch are left out. */
  readonly leaderEpoch: number;
  /** Of the protocol that a transaction's marker was written by (KIP-890); 0 by default. */
  readonly transactionVersion?: number;
  /** What `beginVerification` gave, for a batch that may open a transaction; left out where no verification is wanted. */
  readonly verification?: VerificationGuard | null;
  /**
   * Called once for an append without an error code, when its group is written (and synced, where the log waits for that) or has
   * failed.
   */
  readonly written?: (error?: StorageError) => void;
}

export interface RecordProblem {
  readonly batchIndex: number;
  readonly message: string;
}

/** Why records are not appended. */
export interface Refusal {
  readonly errorCode: number;
  readonly errorMessage: string;
  readonly recordErrors: readonly RecordProblem[];
}

export interface AppendResult {
  /** 0 where the records were taken, or had been before. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly recordErrors: readonly RecordProblem[];
  /** -1 with an error code. */
  readonly baseOffset: number;
  readonly lastOffset: number;
  /** The time that all records were given; -1 where they keep their own. */
  readonly logAppendTimeMs: bigint;
  readonly logStartOffset: number;
  /** The same batch was appended before: offsets and time are those of then. */
  readonly duplicate: boolean;
}

const NO_PROBLEMS: readonly RecordProblem[] = [];

export function refusal(
  errorCode: number,
  errorMessage: string,
  recordErrors: readonly RecordProblem[] = NO_PROBLEMS,
): Refusal {
  return { errorCode, errorMessage, recordErrors };
}

export function accepted(
  baseOffset: number,
  lastOffset: number,
  logAppendTimeMs: bigint,
  logStartOffset: number,
  duplicate: boolean,
): AppendResult {
  return {
    errorCode: 0,
    errorMessage: null,
    recordErrors: NO_PROBLEMS,
    baseOffset,
    lastOffset,
    logAppendTimeMs,
    logStartOffset,
    duplicate,
  };
}

export function refused(
  { errorCode, errorMessage, recordErrors }: Refusal,
  logStartOffset: number,
): AppendResult {
  return {
    errorCode,
    errorMessage,
    recordErrors,
    baseOffset: -1,
    lastOffset: -1,
    logAppendTimeMs: -1n,
    logStartOffset,
    duplicate: false,
  };
}
