import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeDescribeClusterResponse,
  encodeDescribeClusterRequest,
} from '@kavka/protocol/messages/60-describe-cluster';
import { api } from '../connection/api.ts';
import type { Connection } from '../connection/connection.ts';
import { type BrokerError, brokerError, throwIfError } from '../errors/index.ts';
import type { ClusterNodes } from './metadata-cache.ts';

/** What nodes to describe, in the protocol's numbers. */
export const CONTROLLER_ENDPOINTS = 2;

/** From the version on that tells brokers and controllers apart. */
export const DESCRIBE_CLUSTER = api(
  ApiKey.DescribeCluster,
  encodeDescribeClusterRequest,
  decodeDescribeClusterResponse,
  {
    lowest: 1,
  },
);

/** The controllers of a cluster, in the form in which brokers tell of themselves. @throws BrokerError where a broker is asked */
export async function controllersAt(connection: Connection): Promise<ClusterNodes> {
  const response = await connection.request(DESCRIBE_CLUSTER, {
    includeClusterAuthorizedOperations: false,
    endpointType: CONTROLLER_ENDPOINTS,
  });
  const { errorCode, errorMessage, clusterId, controllerId, brokers } = response;
  throwIfError(errorCode, { api: DESCRIBE_CLUSTER.name, broker: connection.address }, errorMessage);
  return {
    errorCode,
    clusterId,
    controllerId,
    brokers: brokers.map(({ brokerId: nodeId, host, port, rack }) => ({ nodeId, host, port, rack })),
    topics: [],
  };
}

/** What only brokers know was asked of controllers. */
export function notAtControllers(topic?: string): BrokerError {
  const reason = 'controllers do not describe topics, groups and transactions: give bootstrap.servers';
  return brokerError(ErrorCode.UNSUPPORTED_ENDPOINT_TYPE, { topic }, reason);
}
