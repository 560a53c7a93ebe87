import type { CreateTopicsRequest, CreateTopicsResponse } from '@kavka/protocol/messages/19-create-topics';
import type { DeleteTopicsRequest, DeleteTopicsResponse } from '@kavka/protocol/messages/20-delete-topics';
import type { AlterConfigsRequest, AlterConfigsResponse } from '@kavka/protocol/messages/33-alter-configs';
import type {
  CreatePartitionsRequest,
  CreatePartitionsResponse,
} from '@kavka/protocol/messages/37-create-partitions';
import type { ElectLeadersRequest, ElectLeadersResponse } from '@kavka/protocol/messages/43-elect-leaders';
import type {
  IncrementalAlterConfigsRequest,
  IncrementalAlterConfigsResponse,
} from '@kavka/protocol/messages/44-incremental-alter-configs';
import type {
  AlterPartitionReassignmentsRequest,
  AlterPartitionReassignmentsResponse,
} from '@kavka/protocol/messages/45-alter-partition-reassignments';
import type {
  AlterClientQuotasRequest,
  AlterClientQuotasResponse,
} from '@kavka/protocol/messages/49-alter-client-quotas';
import type {
  AlterUserScramCredentialsRequest,
  AlterUserScramCredentialsResponse,
} from '@kavka/protocol/messages/51-alter-user-scram-credentials';
import type {
  AlterPartitionRequest,
  AlterPartitionResponse,
} from '@kavka/protocol/messages/56-alter-partition';
import type {
  UpdateFeaturesRequest,
  UpdateFeaturesResponse,
} from '@kavka/protocol/messages/57-update-features';
import type {
  BrokerRegistrationRequest,
  BrokerRegistrationResponse,
} from '@kavka/protocol/messages/62-broker-registration';
import type {
  BrokerHeartbeatRequest,
  BrokerHeartbeatResponse,
} from '@kavka/protocol/messages/63-broker-heartbeat';
import type {
  UnregisterBrokerRequest,
  UnregisterBrokerResponse,
} from '@kavka/protocol/messages/64-unregister-broker';
import type {
  AllocateProducerIdsRequest,
  AllocateProducerIdsResponse,
} from '@kavka/protocol/messages/67-allocate-producer-ids';
import type {
  AssignReplicasToDirsRequest,
  AssignReplicasToDirsResponse,
} from '@kavka/protocol/messages/73-assign-replicas-to-dirs';

/** Whether so many partitions may be created or deleted now: a quota of the one who asks. */
export type TakePartitions = (count: number) => boolean;

/**
 * What can be asked of the controller. Each promise resolves when what the answer says is committed and, on this node, replayed; it
 * rejects with `NotControllerError` where this node does not lead. Permissions are the caller's matter.
 */
export interface ControllerRequests {
  createTopics(request: CreateTopicsRequest, take?: TakePartitions): Promise<CreateTopicsResponse>;
  deleteTopics(request: DeleteTopicsRequest, take?: TakePartitions): Promise<DeleteTopicsResponse>;
  createPartitions(
    request: CreatePartitionsRequest,
    take?: TakePartitions,
  ): Promise<CreatePartitionsResponse>;
  incrementalAlterConfigs(request: IncrementalAlterConfigsRequest): Promise<IncrementalAlterConfigsResponse>;
  alterConfigs(request: AlterConfigsRequest): Promise<AlterConfigsResponse>;
  alterClientQuotas(request: AlterClientQuotasRequest): Promise<AlterClientQuotasResponse>;
  registerBroker(request: BrokerRegistrationRequest): Promise<BrokerRegistrationResponse>;
  brokerHeartbeat(request: BrokerHeartbeatRequest): Promise<BrokerHeartbeatResponse>;
  unregisterBroker(request: UnregisterBrokerRequest): Promise<UnregisterBrokerResponse>;
  assignReplicasToDirs(request: AssignReplicasToDirsRequest): Promise<AssignReplicasToDirsResponse>;
  alterPartition(request: AlterPartitionRequest): Promise<AlterPartitionResponse>;
  alterPartitionReassignments(
    request: AlterPartitionReassignmentsRequest,
  ): Promise<AlterPartitionReassignmentsResponse>;
  alterUserScramCredentials(
    request: AlterUserScramCredentialsRequest,
  ): Promise<AlterUserScramCredentialsResponse>;
  electLeaders(request: ElectLeadersRequest): Promise<ElectLeadersResponse>;
  allocateProducerIds(request: AllocateProducerIdsRequest): Promise<AllocateProducerIdsResponse>;
  updateFeatures(request: UpdateFeaturesRequest): Promise<UpdateFeaturesResponse>;
}
