import type { Cluster } from '../../cluster/index.ts';
import { ClientClosedError } from '../../errors/index.ts';

/** What every call of an admin client works with. */
export interface AdminContext {
  readonly cluster: Cluster;
  /** `default.api.timeout.ms`: for all tries of a call together. */
  readonly timeoutMs: number;
}

/** The context until the client is closed: then calls are rejected with `ClientClosedError`. */
export function openContext(cluster: Cluster, timeoutMs: number): AdminContext {
  return {
    get cluster() {
      if (cluster.isClosed) throw new ClientClosedError('the admin client');
      return cluster;
    },
    timeoutMs,
  };
}

/**
 * What a call may take, and what ends it early.
 *
 * @example
 * await admin.listGroups({ timeoutMs: 5000, signal: AbortSignal.timeout(6000) });
 */
export interface AdminCallOptions {
  /** In place of `default.api.timeout.ms`. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}
