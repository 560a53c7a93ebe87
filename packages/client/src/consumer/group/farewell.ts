import type { Cluster } from '../../cluster/index.ts';
import { ConnectionError, TimeoutError } from '../../errors/index.ts';

/**
 * Tells the coordinator that a member leaves. A connection that broke is made again once: what is not told holds the partitions back until
 * the session is over. Never fails, as nobody could do anything about it.
 */
export async function sayFarewell(
  cluster: Pick<Cluster, 'coordinator' | 'world'>,
  groupId: string,
  tell: (coordinatorId: number) => Promise<unknown>,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await tell(await cluster.coordinator('group', groupId));
      return;
    } catch (error) {
      const isConnections = error instanceof ConnectionError || error instanceof TimeoutError;
      if (tries === 1 && isConnections) continue;
      cluster.world.logger.debug('The group was not told of the leave', { groupId, reason: String(error) });
      return;
    }
  }
}
