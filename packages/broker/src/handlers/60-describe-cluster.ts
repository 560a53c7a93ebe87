import { ApiKey, ErrorCode, errorInfo } from '@kavka/protocol';
import {
  type DescribeClusterRequest,
  type DescribeClusterResponse,
  decodeDescribeClusterRequest,
  encodeDescribeClusterResponse,
} from '@kavka/protocol/messages/60-describe-cluster';
import { defineHandler } from '../dispatch/handler.ts';
import { CLUSTER_OPERATIONS, NO_OPERATIONS } from '../security/operations.ts';

const BROKERS = 1;
const CONTROLLERS = 2;

export const describeCluster = defineHandler<DescribeClusterRequest, DescribeClusterResponse>({
  apiKey: ApiKey.DescribeCluster,
  decode: decodeDescribeClusterRequest,
  encode: encodeDescribeClusterResponse,
  handle(request, context) {
    const { broker, connection } = context;
    const { endpointType } = request;
    if (endpointType !== BROKERS) {
      // Controllers are described by their own listeners; a broker only knows that it is not one of those.
      const errorCode =
        endpointType === CONTROLLERS
          ? ErrorCode.MISMATCHED_ENDPOINT_TYPE
          : ErrorCode.UNSUPPORTED_ENDPOINT_TYPE;
      return { errorCode, errorMessage: errorInfo(errorCode).message, endpointType: BROKERS, clusterId: '' };
    }
    const registered = request.includeFencedBrokers
      ? broker.image.brokers.all()
      : broker.image.brokers.alive();
    const brokers = registered.flatMap(({ id, fenced }) => {
      const node = broker.nodeAddress(id, connection.listenerName);
      return node === undefined
        ? []
        : [{ brokerId: id, host: node.host, port: node.port, rack: node.rack, isFenced: fenced }];
    });
    return {
      errorCode: 0,
      endpointType,
      clusterId: broker.clusterId,
      controllerId: brokers[broker.random.below(Math.max(brokers.length, 1))]?.brokerId ?? -1,
      brokers,
      clusterAuthorizedOperations: request.includeClusterAuthorizedOperations
        ? CLUSTER_OPERATIONS
        : NO_OPERATIONS,
    };
  },
});
