import { DiskError } from '@kavka/base';

/** What a disk may be made to refuse. */
export type FaultyOperation = 'write' | 'sync' | 'read' | 'open' | 'rename' | 'remove' | 'truncate' | 'list';

/**
 * Operations of one kind that fail: the first after `skip` others, and `times` of them. A write may have done a part of its work by
 * then.
 */
export interface FaultPlan {
  readonly operation: FaultyOperation;
  readonly skip: number;
  readonly times: number;
  readonly code: 'EIO' | 'ENOSPC' | 'EMFILE';
}

/** The end of the process alone (`kill`), or of the machine, whose unsynced writes are then all gone, or torn. */
export type CrashKind = 'kill' | 'dropped' | 'torn';

/** A crash at one of the operations that change the disk: before it, in the middle of it, or after it, as the seed says. */
export interface CrashPlan {
  readonly kind: CrashKind;
  readonly skip: number;
  readonly seed: number;
}

/** Counts down the operations to the failures that were asked for. */
export class Faults {
  #plans: { readonly plan: FaultPlan; skip: number; times: number }[] = [];
  /** How many operations were refused so far. */
  count = 0;

  add(plan: FaultPlan): void {
    this.#plans.push({ plan, skip: plan.skip, times: plan.times });
  }

  clear(): void {
    this.#plans = [];
  }

  /** What this operation is refused with; null where it is not. */
  next(operation: FaultyOperation): FaultPlan | null {
    for (const waiting of this.#plans) {
      if (waiting.plan.operation !== operation) continue;
      if (waiting.skip-- > 0) continue;
      if (--waiting.times === 0) this.#plans = this.#plans.filter((other) => other !== waiting);
      this.count++;
      return waiting.plan;
    }
    return null;
  }
}

export function refusal(code: string, operation: string, path: string): DiskError {
  return new DiskError(code, path, `cannot ${operation} ${path}: simulated (${code})`);
}
