import { ApiKey } from '@kavka/protocol';
import {
  decodeDescribeClusterResponse,
  encodeDescribeClusterRequest,
} from '@kavka/protocol/messages/60-describe-cluster';
import { CONTROLLER_ENDPOINTS } from '../../cluster/index.ts';
import { api } from '../../connection/index.ts';
import type { AdminContext } from '../calls/admin-context.ts';
import { callOnce } from '../calls/call.ts';
import type { AclOperation } from '../security/acls.ts';
import { authorizedOperationsIn, type DescribeOptions } from '../security/authorized-operations.ts';

/** A cluster as a broker sees it; as a controller does, `brokers` are the controllers. */
export interface ClusterDescription {
  readonly clusterId: string;
  /** -1 where there is none. */
  readonly controllerId: number;
  readonly brokers: readonly BrokerDescription[];
  /** What this client may do with it; null unless asked for. */
  readonly authorizedOperations: readonly AclOperation[] | null;
}

/** One broker of a cluster. */
export interface BrokerDescription {
  readonly nodeId: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
  /** It is registered, but may not lead: it has not caught up, or is gone. Only seen when asked for. */
  readonly isFenced: boolean;
}

export interface DescribeClusterOptions extends DescribeOptions {
  readonly includeFenced?: boolean;
}

const DESCRIBE_CLUSTER = api(
  ApiKey.DescribeCluster,
  encodeDescribeClusterRequest,
  decodeDescribeClusterResponse,
);

export async function describeCluster(
  admin: AdminContext,
  { includeFenced = false, includeAuthorizedOperations = false, ...options }: DescribeClusterOptions = {},
): Promise<ClusterDescription> {
  const { clusterId, controllerId, brokers, clusterAuthorizedOperations } = await callOnce(
    admin,
    {
      api: DESCRIBE_CLUSTER,
      to: 'any',
      request: () => ({
        includeClusterAuthorizedOperations: includeAuthorizedOperations,
        ...(includeFenced && { includeFencedBrokers: true }),
        ...(admin.cluster.settings.usesControllers && { endpointType: CONTROLLER_ENDPOINTS }),
      }),
      error: (response) => response,
    },
    options,
  );
  return {
    clusterId,
    controllerId,
    authorizedOperations: authorizedOperationsIn(clusterAuthorizedOperations),
    brokers: brokers.map(({ brokerId, host, port, rack, isFenced }) => ({
      nodeId: brokerId,
      host,
      port,
      rack,
      isFenced,
    })),
  };
}
