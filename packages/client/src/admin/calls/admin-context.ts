import type { Cluster } from '../../cluster/index.ts';

/** What every call of an admin client works with. */
export interface AdminContext {
  readonly cluster: Cluster;
  /** `default.api.timeout.ms`: for all tries of a call together. */
  readonly timeoutMs: number;
}

/** What a call may take, and what ends it early. */
export interface AdminCallOptions {
  /** In place of `default.api.timeout.ms`. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}
