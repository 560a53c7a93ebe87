import type { History } from './history.ts';

/** A history in which the logs did what they should not. */
export interface LogFailure {
  readonly history: History;
  readonly error: Error;
  /** What happened, step by step. */
  readonly trace: string;
}
