import { NodeNetwork } from '@kavka/base/node';
import { API, WireClient } from '@kavka/testkit/wire';
import { until } from '../../compat/machine/until.ts';
import type { Server } from '../../compat/server/server.ts';

export async function connect(server: Server): Promise<WireClient> {
  return WireClient.connect(new NodeNetwork(), { host: 'localhost', port: server.port });
}

/** Waits until the group's coordinator is there and has read its log. */
export async function coordinated(server: Server, groupId: string): Promise<void> {
  const client = await connect(server);
  await until(`${groupId} has a coordinator`, async () => {
    const { coordinators } = await client.ask(API.findCoordinator, {
      keyType: 0,
      coordinatorKeys: [groupId],
    });
    if (coordinators[0]?.errorCode !== 0) return false;
    const { groups } = await client.ask(API.offsetFetch, { groups: [{ groupId, topics: null }] });
    return groups[0]?.errorCode === 0;
  });
  client.close();
}
