import { ApiKey } from '@kavka/protocol';
import {
  decodeDescribeClusterResponse,
  encodeDescribeClusterRequest,
} from '@kavka/protocol/messages/60-describe-cluster';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callOnce } from '../calls/call.ts';

/** A cluster as a broker sees it. */
export interface ClusterDescription {
  readonly clusterId: string;
  /** -1 where there is none. */
  readonly controllerId: number;
  readonly brokers: readonly BrokerDescription[];
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

export interface DescribeClusterOptions extends AdminCallOptions {
  readonly includeFenced?: boolean;
}

const DESCRIBE_CLUSTER = api(
  ApiKey.DescribeCluster,
  encodeDescribeClusterRequest,
  decodeDescribeClusterResponse,
);

export async function describeCluster(
  admin: AdminContext,
  { includeFenced = false, ...options }: DescribeClusterOptions = {},
): Promise<ClusterDescription> {
  const { clusterId, controllerId, brokers } = await callOnce(
    admin,
    {
      api: DESCRIBE_CLUSTER,
      to: 'any',
      request: () => (includeFenced ? { includeFencedBrokers: true } : {}),
      error: (response) => response,
    },
    options,
  );
  return {
    clusterId,
    controllerId,
    brokers: brokers.map(({ brokerId, host, port, rack, isFenced }) => ({
      nodeId: brokerId,
      host,
      port,
      rack,
      isFenced,
    })),
  };
}
