import { API_KEYS, ApiKey, type Init, type Reader, type Writer } from '@kavka/protocol';
import { decodeProduceResponse, encodeProduceRequest } from '@kavka/protocol/messages/00-produce';
import { decodeFetchResponse, encodeFetchRequest } from '@kavka/protocol/messages/01-fetch';
import {
  decodeListOffsetsResponse,
  encodeListOffsetsRequest,
} from '@kavka/protocol/messages/02-list-offsets';
import { decodeMetadataResponse, encodeMetadataRequest } from '@kavka/protocol/messages/03-metadata';
import {
  decodeOffsetCommitResponse,
  encodeOffsetCommitRequest,
} from '@kavka/protocol/messages/08-offset-commit';
import {
  decodeOffsetFetchResponse,
  encodeOffsetFetchRequest,
} from '@kavka/protocol/messages/09-offset-fetch';
import {
  decodeFindCoordinatorResponse,
  encodeFindCoordinatorRequest,
} from '@kavka/protocol/messages/10-find-coordinator';
import { decodeJoinGroupResponse, encodeJoinGroupRequest } from '@kavka/protocol/messages/11-join-group';
import { decodeHeartbeatResponse, encodeHeartbeatRequest } from '@kavka/protocol/messages/12-heartbeat';
import { decodeLeaveGroupResponse, encodeLeaveGroupRequest } from '@kavka/protocol/messages/13-leave-group';
import { decodeSyncGroupResponse, encodeSyncGroupRequest } from '@kavka/protocol/messages/14-sync-group';
import {
  decodeDescribeGroupsResponse,
  encodeDescribeGroupsRequest,
} from '@kavka/protocol/messages/15-describe-groups';
import { decodeListGroupsResponse, encodeListGroupsRequest } from '@kavka/protocol/messages/16-list-groups';
import {
  decodeApiVersionsResponse,
  encodeApiVersionsRequest,
} from '@kavka/protocol/messages/18-api-versions';
import {
  decodeCreateTopicsResponse,
  encodeCreateTopicsRequest,
} from '@kavka/protocol/messages/19-create-topics';
import {
  decodeDeleteTopicsResponse,
  encodeDeleteTopicsRequest,
} from '@kavka/protocol/messages/20-delete-topics';
import {
  decodeDeleteRecordsResponse,
  encodeDeleteRecordsRequest,
} from '@kavka/protocol/messages/21-delete-records';
import {
  decodeInitProducerIdResponse,
  encodeInitProducerIdRequest,
} from '@kavka/protocol/messages/22-init-producer-id';
import {
  decodeOffsetForLeaderEpochResponse,
  encodeOffsetForLeaderEpochRequest,
} from '@kavka/protocol/messages/23-offset-for-leader-epoch';
import {
  decodeAddPartitionsToTxnResponse,
  encodeAddPartitionsToTxnRequest,
} from '@kavka/protocol/messages/24-add-partitions-to-txn';
import {
  decodeAddOffsetsToTxnResponse,
  encodeAddOffsetsToTxnRequest,
} from '@kavka/protocol/messages/25-add-offsets-to-txn';
import { decodeEndTxnResponse, encodeEndTxnRequest } from '@kavka/protocol/messages/26-end-txn';
import {
  decodeWriteTxnMarkersResponse,
  encodeWriteTxnMarkersRequest,
} from '@kavka/protocol/messages/27-write-txn-markers';
import {
  decodeTxnOffsetCommitResponse,
  encodeTxnOffsetCommitRequest,
} from '@kavka/protocol/messages/28-txn-offset-commit';
import {
  decodeDescribeConfigsResponse,
  encodeDescribeConfigsRequest,
} from '@kavka/protocol/messages/32-describe-configs';
import {
  decodeAlterConfigsResponse,
  encodeAlterConfigsRequest,
} from '@kavka/protocol/messages/33-alter-configs';
import {
  decodeAlterReplicaLogDirsResponse,
  encodeAlterReplicaLogDirsRequest,
} from '@kavka/protocol/messages/34-alter-replica-log-dirs';
import {
  decodeDescribeLogDirsResponse,
  encodeDescribeLogDirsRequest,
} from '@kavka/protocol/messages/35-describe-log-dirs';
import {
  decodeCreatePartitionsResponse,
  encodeCreatePartitionsRequest,
} from '@kavka/protocol/messages/37-create-partitions';
import {
  decodeDeleteGroupsResponse,
  encodeDeleteGroupsRequest,
} from '@kavka/protocol/messages/42-delete-groups';
import {
  decodeIncrementalAlterConfigsResponse,
  encodeIncrementalAlterConfigsRequest,
} from '@kavka/protocol/messages/44-incremental-alter-configs';
import {
  decodeOffsetDeleteResponse,
  encodeOffsetDeleteRequest,
} from '@kavka/protocol/messages/47-offset-delete';
import {
  decodeDescribeClientQuotasResponse,
  encodeDescribeClientQuotasRequest,
} from '@kavka/protocol/messages/48-describe-client-quotas';
import {
  decodeAlterClientQuotasResponse,
  encodeAlterClientQuotasRequest,
} from '@kavka/protocol/messages/49-alter-client-quotas';
import {
  decodeDescribeQuorumResponse,
  encodeDescribeQuorumRequest,
} from '@kavka/protocol/messages/55-describe-quorum';
import {
  decodeDescribeClusterResponse,
  encodeDescribeClusterRequest,
} from '@kavka/protocol/messages/60-describe-cluster';
import {
  decodeDescribeProducersResponse,
  encodeDescribeProducersRequest,
} from '@kavka/protocol/messages/61-describe-producers';
import {
  decodeDescribeTransactionsResponse,
  encodeDescribeTransactionsRequest,
} from '@kavka/protocol/messages/65-describe-transactions';
import {
  decodeListTransactionsResponse,
  encodeListTransactionsRequest,
} from '@kavka/protocol/messages/66-list-transactions';
import {
  decodeConsumerGroupHeartbeatResponse,
  encodeConsumerGroupHeartbeatRequest,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import {
  decodeConsumerGroupDescribeResponse,
  encodeConsumerGroupDescribeRequest,
} from '@kavka/protocol/messages/69-consumer-group-describe';
import {
  decodeListConfigResourcesResponse,
  encodeListConfigResourcesRequest,
} from '@kavka/protocol/messages/74-list-config-resources';
import {
  decodeDescribeTopicPartitionsResponse,
  encodeDescribeTopicPartitionsRequest,
} from '@kavka/protocol/messages/75-describe-topic-partitions';
import { decodeShareFetchResponse, encodeShareFetchRequest } from '@kavka/protocol/messages/78-share-fetch';

/** How a client speaks one API. */
export interface WireApi<Request, Response> {
  readonly apiKey: ApiKey;
  /** The newest one that brokers announce. */
  readonly version: number;
  encode(writer: Writer, request: Init<Request>, version: number): void;
  decode(reader: Reader, version: number): Response;
}

/** The APIs that tests ask for: `client.ask(API.createTopics, { topics: [...] })`. */
export const API = {
  produce: api(ApiKey.Produce, encodeProduceRequest, decodeProduceResponse),
  fetch: api(ApiKey.Fetch, encodeFetchRequest, decodeFetchResponse),
  listOffsets: api(ApiKey.ListOffsets, encodeListOffsetsRequest, decodeListOffsetsResponse),
  metadata: api(ApiKey.Metadata, encodeMetadataRequest, decodeMetadataResponse),
  offsetCommit: api(ApiKey.OffsetCommit, encodeOffsetCommitRequest, decodeOffsetCommitResponse),
  offsetFetch: api(ApiKey.OffsetFetch, encodeOffsetFetchRequest, decodeOffsetFetchResponse),
  findCoordinator: api(ApiKey.FindCoordinator, encodeFindCoordinatorRequest, decodeFindCoordinatorResponse),
  joinGroup: api(ApiKey.JoinGroup, encodeJoinGroupRequest, decodeJoinGroupResponse),
  heartbeat: api(ApiKey.Heartbeat, encodeHeartbeatRequest, decodeHeartbeatResponse),
  leaveGroup: api(ApiKey.LeaveGroup, encodeLeaveGroupRequest, decodeLeaveGroupResponse),
  syncGroup: api(ApiKey.SyncGroup, encodeSyncGroupRequest, decodeSyncGroupResponse),
  describeGroups: api(ApiKey.DescribeGroups, encodeDescribeGroupsRequest, decodeDescribeGroupsResponse),
  listGroups: api(ApiKey.ListGroups, encodeListGroupsRequest, decodeListGroupsResponse),
  consumerGroupHeartbeat: api(
    ApiKey.ConsumerGroupHeartbeat,
    encodeConsumerGroupHeartbeatRequest,
    decodeConsumerGroupHeartbeatResponse,
  ),
  consumerGroupDescribe: api(
    ApiKey.ConsumerGroupDescribe,
    encodeConsumerGroupDescribeRequest,
    decodeConsumerGroupDescribeResponse,
  ),
  shareFetch: api(ApiKey.ShareFetch, encodeShareFetchRequest, decodeShareFetchResponse),
  apiVersions: api(ApiKey.ApiVersions, encodeApiVersionsRequest, decodeApiVersionsResponse),
  createTopics: api(ApiKey.CreateTopics, encodeCreateTopicsRequest, decodeCreateTopicsResponse),
  deleteTopics: api(ApiKey.DeleteTopics, encodeDeleteTopicsRequest, decodeDeleteTopicsResponse),
  deleteRecords: api(ApiKey.DeleteRecords, encodeDeleteRecordsRequest, decodeDeleteRecordsResponse),
  initProducerId: api(ApiKey.InitProducerId, encodeInitProducerIdRequest, decodeInitProducerIdResponse),
  offsetForLeaderEpoch: api(
    ApiKey.OffsetForLeaderEpoch,
    encodeOffsetForLeaderEpochRequest,
    decodeOffsetForLeaderEpochResponse,
  ),
  addPartitionsToTxn: api(
    ApiKey.AddPartitionsToTxn,
    encodeAddPartitionsToTxnRequest,
    decodeAddPartitionsToTxnResponse,
  ),
  addOffsetsToTxn: api(ApiKey.AddOffsetsToTxn, encodeAddOffsetsToTxnRequest, decodeAddOffsetsToTxnResponse),
  endTxn: api(ApiKey.EndTxn, encodeEndTxnRequest, decodeEndTxnResponse),
  writeTxnMarkers: api(ApiKey.WriteTxnMarkers, encodeWriteTxnMarkersRequest, decodeWriteTxnMarkersResponse),
  txnOffsetCommit: api(ApiKey.TxnOffsetCommit, encodeTxnOffsetCommitRequest, decodeTxnOffsetCommitResponse),
  describeTransactions: api(
    ApiKey.DescribeTransactions,
    encodeDescribeTransactionsRequest,
    decodeDescribeTransactionsResponse,
  ),
  listTransactions: api(
    ApiKey.ListTransactions,
    encodeListTransactionsRequest,
    decodeListTransactionsResponse,
  ),
  describeConfigs: api(ApiKey.DescribeConfigs, encodeDescribeConfigsRequest, decodeDescribeConfigsResponse),
  alterConfigs: api(ApiKey.AlterConfigs, encodeAlterConfigsRequest, decodeAlterConfigsResponse),
  alterReplicaLogDirs: api(
    ApiKey.AlterReplicaLogDirs,
    encodeAlterReplicaLogDirsRequest,
    decodeAlterReplicaLogDirsResponse,
  ),
  describeLogDirs: api(ApiKey.DescribeLogDirs, encodeDescribeLogDirsRequest, decodeDescribeLogDirsResponse),
  createPartitions: api(
    ApiKey.CreatePartitions,
    encodeCreatePartitionsRequest,
    decodeCreatePartitionsResponse,
  ),
  deleteGroups: api(ApiKey.DeleteGroups, encodeDeleteGroupsRequest, decodeDeleteGroupsResponse),
  incrementalAlterConfigs: api(
    ApiKey.IncrementalAlterConfigs,
    encodeIncrementalAlterConfigsRequest,
    decodeIncrementalAlterConfigsResponse,
  ),
  offsetDelete: api(ApiKey.OffsetDelete, encodeOffsetDeleteRequest, decodeOffsetDeleteResponse),
  alterClientQuotas: api(
    ApiKey.AlterClientQuotas,
    encodeAlterClientQuotasRequest,
    decodeAlterClientQuotasResponse,
  ),
  describeClientQuotas: api(
    ApiKey.DescribeClientQuotas,
    encodeDescribeClientQuotasRequest,
    decodeDescribeClientQuotasResponse,
  ),
  describeQuorum: api(ApiKey.DescribeQuorum, encodeDescribeQuorumRequest, decodeDescribeQuorumResponse),
  describeCluster: api(ApiKey.DescribeCluster, encodeDescribeClusterRequest, decodeDescribeClusterResponse),
  describeProducers: api(
    ApiKey.DescribeProducers,
    encodeDescribeProducersRequest,
    decodeDescribeProducersResponse,
  ),
  listConfigResources: api(
    ApiKey.ListConfigResources,
    encodeListConfigResourcesRequest,
    decodeListConfigResourcesResponse,
  ),
  describeTopicPartitions: api(
    ApiKey.DescribeTopicPartitions,
    encodeDescribeTopicPartitionsRequest,
    decodeDescribeTopicPartitionsResponse,
  ),
};

function api<Request, Response>(
  apiKey: ApiKey,
  encode: (writer: Writer, request: Init<Request>, version: number) => void,
  decode: (reader: Reader, version: number) => Response,
): WireApi<Request, Response> {
  const version = API_KEYS[apiKey]?.announcedVersions?.[1];
  if (version === undefined) throw new RangeError(`brokers do not announce API key ${apiKey}`);
  return { apiKey, version, encode, decode };
}
