import type { Server } from '../server/server.ts';
import { apiVersions } from '../wire/requests.ts';
import { WireConnection } from '../wire/wire-connection.ts';
import type { Part } from './java-programs.ts';

const END_TXN = 26;
const ALTER_CLIENT_QUOTAS = 49;
const CONSUMER_GROUP_HEARTBEAT = 68;

/** The API without which a part cannot be written. */
const NEEDED: Partial<Record<Part, number>> = {
  transactions: END_TXN,
  quotas: ALTER_CLIENT_QUOTAS,
  'consumer-group': CONSUMER_GROUP_HEARTBEAT,
};

/** Those parts for which the server has what it takes; tells of the others. */
export async function servedParts(
  server: Server,
  parts: readonly Part[],
  tell: (unserved: Part) => void,
): Promise<Part[]> {
  const connection = await WireConnection.open(server.port);
  const announced = await apiVersions(connection).finally(() => connection.close());
  const isServed = (part: Part) => {
    const needed = NEEDED[part];
    return needed === undefined || announced.has(needed);
  };
  for (const part of parts) if (!isServed(part)) tell(part);
  return parts.filter(isServed);
}
