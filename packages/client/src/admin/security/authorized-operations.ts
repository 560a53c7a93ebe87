import type { AdminCallOptions } from '../calls/admin-context.ts';
import { type AclOperation, operationOf } from './acls.ts';

/** How something is described. */
export interface DescribeOptions extends AdminCallOptions {
  /** Says as well what this client may do with it. */
  readonly includeAuthorizedOperations?: boolean;
}

const BITS = 31;

/** What a broker's answer allows, a bit for each operation; null where it says nothing, as when it was not asked. */
export function authorizedOperationsIn(bits: number): AclOperation[] | null {
  // The sign bit alone: nothing was said.
  if (bits < 0) return null;
  return Array.from({ length: BITS }, (_, operation) => operation)
    .filter((operation) => (bits & (1 << operation)) !== 0)
    .map(operationOf)
    .filter((operation) => operation !== 'unknown' && operation !== 'any' && operation !== 'all');
}
