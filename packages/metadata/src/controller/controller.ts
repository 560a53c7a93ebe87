import type { CancelTimer, Clock, Logger, Random, Resolver } from '@kavka/base';
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
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { type Broker, ConfigResourceType, type MetadataImage } from '../image/metadata-image.ts';
import type { CommittedBatch, CommittedSnapshot, MetadataLog } from '../metadata-log.ts';
import { bootstrapRecords, type ControllerIdentity, controllerRegistration } from './activation.ts';
import { allocateProducerIds } from './allocate-producer-ids.ts';
import { alterClientQuotas } from './alter-client-quotas.ts';
import { alterConfigs } from './alter-configs.ts';
import { alterPartition } from './alter-partition.ts';
import { alterPartitionReassignments } from './alter-partition-reassignments.ts';
import { alterUserScramCredentials } from './alter-user-scram-credentials.ts';
import { assignReplicasToDirs } from './assign-replicas-to-dirs.ts';
import { brokerHeartbeat, fenceBroker } from './broker-heartbeat.ts';
import { BrokerSessions } from './broker-sessions.ts';
import type { ConfigRules } from './config-rules.ts';
import type { ControllerContext } from './controller-context.ts';
import type { ControllerRequests, TakePartitions } from './controller-requests.ts';
import { createPartitions } from './create-partitions.ts';
import { createTopics } from './create-topics.ts';
import { deleteTopics } from './delete-topics.ts';
import { electLeaders } from './elect-leaders.ts';
import { findHosts } from './find-hosts.ts';
import { incrementalAlterConfigs } from './incremental-alter-configs.ts';
import { registerBroker } from './register-broker.ts';
import type { Result } from './result.ts';
import { MIN_INSYNC_REPLICAS } from './topic-configs.ts';
import { unregisterBroker } from './unregister-broker.ts';
import { updateFeatures } from './update-features.ts';
import { WriteAheadState } from './write-ahead-state.ts';

export interface ControllerOptions {
  readonly log: MetadataLog;
  readonly clock: Clock;
  readonly random: Random;
  /** For quotas of hosts. */
  readonly resolver: Resolver;
  readonly logger: Logger;
  readonly clusterId: string;
  readonly identity: ControllerIdentity;
  readonly configRules: ConfigRules;
  /** `num.partitions` */
  readonly defaultPartitions: number;
  /** `default.replication.factor` */
  readonly defaultReplicationFactor: number;
  /** `broker.session.timeout.ms` */
  readonly brokerSessionTimeoutMs: number;
  /** Written first when the log is empty: what bootstrap.checkpoint holds, see `initialFeatureRecords`. */
  readonly formattedRecords: readonly MetadataRecord[];
}

/** How often silent brokers are looked for. */
const SESSION_CHECK_MS = 1000;

/**
 * The active controller of the cluster, where its quorum has elected this node; until then it follows. One decision is made after the
 * other: each sees all that was decided before, and is answered when it is committed.
 *
 * It writes no NoOp records. The original writes one every `metadata.max.idle.interval.ms`, so that followers can tell a quiet log from a
 * lost leader; a quorum of one has nobody to tell, and an idle node should leave its disk alone. They are replayed where they are.
 */
export class Controller implements ControllerRequests {
  readonly #options: ControllerOptions;
  readonly #state: WriteAheadState;
  readonly #sessions: BrokerSessions;
  readonly #context: ControllerContext;
  #cancelSessionCheck: CancelTimer | undefined;
  #lastCheckMs = 0;

  constructor(options: ControllerOptions) {
    this.#options = options;
    this.#state = new WriteAheadState(options.log, options.clock);
    this.#sessions = new BrokerSessions(options.brokerSessionTimeoutMs);
    this.#context = {
      state: this.#state.image,
      nodeId: options.identity.nodeId,
      random: options.random,
      configRules: options.configRules,
      defaultPartitions: options.defaultPartitions,
      defaultReplicationFactor: options.defaultReplicationFactor,
    };
  }

  /** Ahead of what is committed: for the controller's own answers only. */
  get image(): MetadataImage {
    return this.#state.image;
  }

  load(snapshot: CommittedSnapshot): void {
    this.#state.load(snapshot);
  }

  committed(batch: CommittedBatch): void {
    this.#state.committed(batch);
  }

  leaderChanged({ leaderId, epoch }: { readonly leaderId: number; readonly epoch: number }): void {
    if (leaderId === this.#options.identity.nodeId) this.#activate(epoch);
    else if (this.#state.isLeading) this.close();
  }

  /** Resolves when what an activation writes, such as the first records of a new cluster, is committed. */
  settled(): Promise<void> {
    return this.#state.settled();
  }

  /** Ends the lead; whoever waits for an answer gets a `NotControllerError`. */
  close(): void {
    this.#cancelSessionCheck?.();
    this.#sessions.clear();
    this.#state.resign();
  }

  createTopics(request: CreateTopicsRequest, take?: TakePartitions): Promise<CreateTopicsResponse> {
    return this.#decide(() => createTopics(this.#context, request, take));
  }

  deleteTopics(request: DeleteTopicsRequest, take?: TakePartitions): Promise<DeleteTopicsResponse> {
    return this.#decide(() => deleteTopics(this.#context, request, take));
  }

  createPartitions(
    request: CreatePartitionsRequest,
    take?: TakePartitions,
  ): Promise<CreatePartitionsResponse> {
    return this.#decide(() => createPartitions(this.#context, request, take));
  }

  incrementalAlterConfigs(request: IncrementalAlterConfigsRequest): Promise<IncrementalAlterConfigsResponse> {
    return this.#decide(() => incrementalAlterConfigs(this.#context, request));
  }

  alterConfigs(request: AlterConfigsRequest): Promise<AlterConfigsResponse> {
    return this.#decide(() => alterConfigs(this.#context, request));
  }

  async alterClientQuotas(request: AlterClientQuotasRequest): Promise<AlterClientQuotasResponse> {
    const hosts = await findHosts(request, this.#options.resolver);
    return this.#decide(() => alterClientQuotas(this.#context, request, hosts));
  }

  registerBroker(request: BrokerRegistrationRequest): Promise<BrokerRegistrationResponse> {
    const { clusterId } = this.#options;
    return this.#decide(() => registerBroker(this.#context, request, { clusterId, ...this.#facts() }));
  }

  brokerHeartbeat(request: BrokerHeartbeatRequest): Promise<BrokerHeartbeatResponse> {
    return this.#decide(() => brokerHeartbeat(this.#context, request, this.#facts()));
  }

  unregisterBroker(request: UnregisterBrokerRequest): Promise<UnregisterBrokerResponse> {
    return this.#decide(() => unregisterBroker(this.#context, request));
  }

  assignReplicasToDirs(request: AssignReplicasToDirsRequest): Promise<AssignReplicasToDirsResponse> {
    return this.#decide(() => assignReplicasToDirs(this.#context, request));
  }

  alterPartition(request: AlterPartitionRequest): Promise<AlterPartitionResponse> {
    return this.#decide(() => alterPartition(this.#context, request));
  }

  alterPartitionReassignments(
    request: AlterPartitionReassignmentsRequest,
  ): Promise<AlterPartitionReassignmentsResponse> {
    return this.#decide(() => alterPartitionReassignments(this.#context, request));
  }

  alterUserScramCredentials(
    request: AlterUserScramCredentialsRequest,
  ): Promise<AlterUserScramCredentialsResponse> {
    return this.#decide(() => alterUserScramCredentials(this.#context, request));
  }

  electLeaders(request: ElectLeadersRequest): Promise<ElectLeadersResponse> {
    return this.#decide(() => electLeaders(this.#context, request));
  }

  allocateProducerIds(request: AllocateProducerIdsRequest): Promise<AllocateProducerIdsResponse> {
    return this.#decide(() => allocateProducerIds(this.#context, request));
  }

  updateFeatures(request: UpdateFeaturesRequest): Promise<UpdateFeaturesResponse> {
    return this.#decide(() => updateFeatures(this.#context, request));
  }

  #decide<Response>(decision: () => Result<Response>): Promise<Response> {
    return this.#state.decide(decision);
  }

  #facts() {
    return {
      sessions: this.#sessions,
      nowMs: this.#options.clock.monotonic(),
      nextOffset: this.#state.nextOffset,
    };
  }

  #activate(epoch: number): void {
    const { clock, logger, identity } = this.#options;
    this.#state.lead(epoch);
    if (this.#state.inTransaction) {
      this.#state.write([{ type: 'AbortTransactionRecord', data: { reason: 'the controller changed' } }]);
    }
    if (this.image.features.metadataVersion === 0) this.#bootstrap();
    const registration = controllerRegistration(this.image, identity);
    if (registration.length > 0) this.#state.write(registration);
    const nowMs = clock.monotonic();
    for (const { id, epoch: brokerEpoch, fenced } of this.image.brokers.all()) {
      // Whatever ran under this node's own id has ended: it was this process's predecessor.
      this.#sessions.expect(id, brokerEpoch, nowMs, !fenced && id !== identity.nodeId);
    }
    this.#lastCheckMs = nowMs;
    this.#scheduleSessionCheck();
    logger.info('This node is the active controller', { epoch, topics: this.image.topics.size });
  }

  #bootstrap(): void {
    const { configRules, formattedRecords } = this.#options;
    const minInsync = configRules.defaultValue(ConfigResourceType.TOPIC, MIN_INSYNC_REPLICAS) ?? '1';
    this.#state.write(bootstrapRecords(formattedRecords, minInsync));
  }

  #scheduleSessionCheck(): void {
    this.#cancelSessionCheck = this.#options.clock.schedule(SESSION_CHECK_MS, () => this.#checkSessions());
  }

  #checkSessions(): void {
    const nowMs = this.#options.clock.monotonic();
    // When this process itself stood still, nobody could be heard: silence counts only while the checks come in time.
    const isLate = nowMs - this.#lastCheckMs > 2 * SESSION_CHECK_MS;
    if (isLate) this.#sessions.forgive(nowMs - this.#lastCheckMs);
    this.#lastCheckMs = nowMs;
    for (const broker of this.image.brokers.alive()) {
      this.#sessions.expect(broker.id, broker.epoch, nowMs);
      if (this.#sessions.isExpired(broker.id, nowMs)) this.#fence(broker);
    }
    this.#scheduleSessionCheck();
  }

  #fence(broker: Broker): void {
    this.#options.logger.warn('A broker was not heard for too long and is fenced', { broker: broker.id });
    this.#state.writeEach(fenceBroker(this.#context, broker));
  }
}
