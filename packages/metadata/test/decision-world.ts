import { parseUuid, randomUuid, type Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { BrokerRegistrationRequest } from '@kavka/protocol/messages/62-broker-registration';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { SeededRandom } from '@kavka/testkit';
import { initialFeatureRecords } from '../src/controller/activation.ts';
import type { ConfigRules } from '../src/controller/config-rules.ts';
import type { ControllerContext } from '../src/controller/controller-context.ts';
import { refusal } from '../src/controller/result.ts';
import { ClusterState } from '../src/image/cluster-state.ts';
import type { MetadataDelta } from '../src/image/metadata-delta.ts';
import { fencingRecord } from '../src/records.ts';
import { SUPPORTED_FEATURES } from '../src/supported-features.ts';

export const CLUSTER_ID = 'kVqkZ1DkRZqFXzLnbJsrNA';

/** Rules as simple as can be: a few configs, numbers that must be numbers, one list. */
export const SIMPLE_RULES: ConfigRules = {
  validate: (_type, _resource, configs) => {
    for (const [name, value] of configs) {
      if (
        !['retention.ms', 'cleanup.policy', 'min.insync.replicas', 'unclean.leader.election.enable'].includes(
          name,
        )
      ) {
        return refusal(ErrorCode.INVALID_CONFIG, `unknown: ${name}`);
      }
      if (name.endsWith('ms') && !/^-?\d+$/.test(value))
        return refusal(ErrorCode.INVALID_CONFIG, 'no number');
    }
    return undefined;
  },
  isList: (_type, name) => name === 'cleanup.policy',
  defaultValue: (_type, name) =>
    new Map([
      ['cleanup.policy', 'delete'],
      ['min.insync.replicas', '1'],
    ]).get(name),
  describeTopic: (configs) =>
    [...configs].map(([name, value]) => ({
      name,
      value,
      readOnly: false,
      configSource: 1,
      isSensitive: false,
    })),
};

/** A state that decisions are made on and that their records are replayed into, as a controller does it, without a log. */
export class DecisionWorld {
  readonly state = new ClusterState();
  readonly random = new SeededRandom(7);
  readonly context: ControllerContext;
  /** All records applied so far. */
  readonly records: MetadataRecord[] = [];

  constructor(context: Partial<ControllerContext> = {}) {
    this.context = {
      state: this.state,
      nodeId: 1,
      random: this.random,
      configRules: SIMPLE_RULES,
      defaultPartitions: 1,
      defaultReplicationFactor: 1,
      ...context,
    };
    this.apply(initialFeatureRecords());
  }

  get nextOffset(): number {
    return this.state.lastOffset + 1;
  }

  apply(records: readonly MetadataRecord[]): MetadataDelta {
    const baseOffset = this.nextOffset;
    this.records.push(...records);
    return this.state.apply({
      baseOffset,
      lastOffset: baseOffset + records.length - 1,
      epoch: 1,
      timestamp: BigInt(baseOffset),
      records,
    });
  }

  /** Makes a decision true and returns its answer. */
  decide<Response>(result: {
    readonly records: readonly MetadataRecord[];
    readonly response: Response;
  }): Response {
    if (result.records.length > 0) this.apply(result.records);
    return result.response;
  }

  /** Puts unfenced brokers in. */
  addBrokers(ids: readonly number[], rackOf: (id: number) => string | null = () => null): void {
    for (const id of ids) {
      const brokerEpoch = BigInt(this.nextOffset);
      const { brokerId, incarnationId, listeners, features, logDirs } = registrationOf(id);
      this.apply([
        {
          type: 'RegisterBrokerRecord',
          data: {
            brokerId,
            isMigratingZkBroker: false,
            incarnationId,
            brokerEpoch,
            endPoints: listeners,
            features,
            rack: rackOf(id),
            fenced: true,
            inControlledShutdown: false,
            logDirs,
            cordonedLogDirs: null,
          },
        },
        fencingRecord(id, brokerEpoch, false),
      ]);
    }
  }

  setFenced(id: number, fenced: boolean): void {
    this.apply([fencingRecord(id, this.epochOf(id), fenced)]);
  }

  epochOf(id: number): bigint {
    return this.state.brokers.get(id)!.epoch;
  }

  newId(): Uuid {
    return randomUuid(this.random);
  }
}

/** An id that is told apart by a number. */
export function uuidOf(number: number): Uuid {
  const bytes = Buffer.alloc(16, 7);
  bytes.writeUInt32BE(number, 12);
  return parseUuid(bytes.toString('base64url'));
}

export function registrationOf(
  brokerId: number,
  changes: Partial<BrokerRegistrationRequest> = {},
): BrokerRegistrationRequest {
  return {
    brokerId,
    clusterId: CLUSTER_ID,
    incarnationId: uuidOf(1000 + brokerId),
    listeners: [{ name: 'PLAINTEXT', host: 'localhost', port: 9000 + brokerId, securityProtocol: 0 }],
    features: SUPPORTED_FEATURES.map((feature) => ({ ...feature })),
    rack: null,
    isMigratingZkBroker: false,
    logDirs: [uuidOf(brokerId)],
    previousBrokerEpoch: -1n,
    ...changes,
  };
}

/** A topic to create, by default with one partition and one replica. */
export function creatable(
  name: string,
  changes: {
    partitions?: number;
    replicas?: number;
    assignment?: readonly (readonly [index: number, brokers: number[]])[];
    configs?: Record<string, string | null>;
  } = {},
) {
  const { assignment = [], configs = {} } = changes;
  const isAssigned = assignment.length > 0;
  return {
    name,
    numPartitions: changes.partitions ?? (isAssigned ? -1 : 1),
    replicationFactor: changes.replicas ?? (isAssigned ? -1 : 1),
    assignments: assignment.map(([partitionIndex, brokerIds]) => ({ partitionIndex, brokerIds })),
    configs: Object.entries(configs).map(([configName, value]) => ({ name: configName, value })),
  };
}

export function topicsRequest(...topics: ReturnType<typeof creatable>[]) {
  return { topics, timeoutMs: 1000, validateOnly: false };
}
