import { ErrorCode } from '@kavka/protocol';
import type { FindCoordinatorResponse } from '@kavka/protocol/messages/10-find-coordinator';
import { FIND_COORDINATOR } from '../connection/apis.ts';
import type { Connection } from '../connection/connection.ts';
import { brokerError, type ErrorContext } from '../errors/index.ts';
import type { BrokerNode } from './metadata-cache.ts';

/** What a coordinator takes care of. */
export type CoordinatorType = 'group' | 'transaction' | 'share';

const KEY_TYPES: Readonly<Record<CoordinatorType, number>> = { group: 0, transaction: 1, share: 2 };
/** From here on one request asks for several keys. */
const MANY_KEYS_FROM = 4;

/** Asks who coordinates `key`. @throws BrokerError that names the key, retriable while there is no coordinator yet */
export async function findCoordinator(
  connection: Connection,
  type: CoordinatorType,
  key: string,
  signal?: AbortSignal,
): Promise<BrokerNode> {
  const version = connection.versions.versionOf(FIND_COORDINATOR);
  const keys = version >= MANY_KEYS_FROM ? { coordinatorKeys: [key] } : { key };
  const response = await connection.request(
    FIND_COORDINATOR,
    { ...keys, keyType: KEY_TYPES[type] },
    { signal },
  );
  const found = coordinatorIn(response, version);
  const context: ErrorContext = {
    ...(type === 'group' && { groupId: key }),
    ...(type === 'transaction' && { transactionalId: key }),
    api: FIND_COORDINATOR.name,
  };
  if (found === undefined) throw brokerError(ErrorCode.COORDINATOR_NOT_AVAILABLE, context);
  if (found.errorCode !== ErrorCode.NONE) throw brokerError(found.errorCode, context, found.errorMessage);
  return { nodeId: found.nodeId, host: found.host, port: found.port, rack: null };
}

type Found = Pick<FindCoordinatorResponse, 'errorCode' | 'errorMessage' | 'nodeId' | 'host' | 'port'>;

function coordinatorIn(response: FindCoordinatorResponse, version: number): Found | undefined {
  return version >= MANY_KEYS_FROM ? response.coordinators[0] : response;
}
