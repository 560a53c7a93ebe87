import { ErrorCode } from '@kavka/protocol';
import type {
  BrokerRegistrationRequest,
  BrokerRegistrationResponse,
} from '@kavka/protocol/messages/62-broker-registration';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { METADATA_VERSION } from '../image/features.ts';
import type { Broker } from '../image/metadata-image.ts';
import { DIRECTORIES_METADATA_VERSION, registerBrokerVersion } from '../records.ts';
import type { BrokerSessions } from './broker-sessions.ts';
import { type ControllerContext, keepsEligibleLeaders } from './controller-context.ts';
import { afterUncleanShutdown } from './leader-changes.ts';
import { type Refusal, type Result, refusal } from './result.ts';

/** Ids of directories below this one are reserved for special meanings. */
const FIRST_DIRECTORY_ID = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100]);

export interface RegistrationFacts {
  readonly clusterId: string;
  readonly sessions: BrokerSessions;
  readonly nowMs: number;
  /** Where the first record of the registration will be: the broker's epoch. */
  readonly nextOffset: number;
}

/** A broker has started, or tells again who it is. It is fenced until it has caught up with the metadata. */
export function registerBroker(
  context: ControllerContext,
  request: BrokerRegistrationRequest,
  facts: RegistrationFacts,
): Result<BrokerRegistrationResponse> {
  const before = context.state.brokers.get(request.brokerId);
  const refused = refuse(context, request, facts, before);
  if (refused !== undefined) return answer(refused.errorCode, -1n, []);
  const isSameStart = before?.incarnationId === request.incarnationId;
  const epoch = isSameStart ? before.epoch : BigInt(facts.nextOffset);
  const endedClean = before !== undefined && before.epoch === request.previousBrokerEpoch;
  const records: MetadataRecord[] =
    isSameStart || endedClean || !keepsEligibleLeaders(context.state)
      ? []
      : afterUncleanShutdown(context, request.brokerId);
  records.push(registration(context, request, epoch, isSameStart ? before : undefined));
  return answer(ErrorCode.NONE, epoch, records);
}

function answer(
  errorCode: ErrorCode,
  brokerEpoch: bigint,
  records: MetadataRecord[],
): Result<BrokerRegistrationResponse> {
  return { records, response: { throttleTimeMs: 0, errorCode, brokerEpoch }, isEachOnItsOwn: true };
}

function registration(
  { state }: ControllerContext,
  request: BrokerRegistrationRequest,
  epoch: bigint,
  sameStart: Broker | undefined,
): MetadataRecord {
  const version = registerBrokerVersion(state.features.metadataVersion);
  return {
    type: 'RegisterBrokerRecord',
    version,
    data: {
      brokerId: request.brokerId,
      isMigratingZkBroker: false,
      incarnationId: request.incarnationId,
      brokerEpoch: epoch,
      endPoints: request.listeners,
      features: request.features,
      rack: request.rack,
      fenced: sameStart?.fenced ?? true,
      inControlledShutdown: sameStart?.inControlledShutdown ?? false,
      logDirs: version >= 3 ? request.logDirs : [],
      cordonedLogDirs: null,
    },
  };
}

function refuse(
  { state }: ControllerContext,
  request: BrokerRegistrationRequest,
  { clusterId, sessions, nowMs }: RegistrationFacts,
  before: Broker | undefined,
): Refusal | undefined {
  if (request.clusterId !== clusterId) {
    return refusal(
      ErrorCode.INCONSISTENT_CLUSTER_ID,
      `this is cluster ${clusterId}, not ${request.clusterId}`,
    );
  }
  if (request.brokerId < 0) return invalid('a broker id is not negative');
  if (
    before !== undefined &&
    before.incarnationId !== request.incarnationId &&
    sessions.isLive(request.brokerId, before.epoch, nowMs)
  ) {
    return refusal(
      ErrorCode.DUPLICATE_BROKER_REGISTRATION,
      `another broker with id ${request.brokerId} is alive`,
    );
  }
  if (state.features.metadataVersion >= DIRECTORIES_METADATA_VERSION) {
    const refused = refuseDirectories(state.brokers.all(), request);
    if (refused !== undefined) return refused;
  }
  return refuseFeatures(state.features.levels, request);
}

function refuseDirectories(
  brokers: readonly Broker[],
  { brokerId, logDirs }: BrokerRegistrationRequest,
): Refusal | undefined {
  if (logDirs.length === 0) return invalid('no log directory is given');
  if (new Set(logDirs).size < logDirs.length) return invalid('a log directory is given twice');
  for (const id of logDirs) {
    if (Buffer.compare(Buffer.from(id, 'base64url'), FIRST_DIRECTORY_ID) < 0) {
      return invalid(`the directory id ${id} is reserved`);
    }
    const owner = brokers.find((broker) => broker.id !== brokerId && broker.directories.includes(id));
    if (owner !== undefined) return invalid(`directory ${id} belongs to broker ${owner.id}`);
  }
  return undefined;
}

function refuseFeatures(
  levels: ReadonlyMap<string, number>,
  { features }: BrokerRegistrationRequest,
): Refusal | undefined {
  const supported = new Map(features.map((feature) => [feature.name, feature]));
  if (!supported.has(METADATA_VERSION)) return invalid(`the broker does not name its ${METADATA_VERSION}`);
  for (const [name, level] of levels) {
    const range = supported.get(name);
    if (range === undefined || level < range.minSupportedVersion || level > range.maxSupportedVersion) {
      return refusal(ErrorCode.UNSUPPORTED_VERSION, `the broker does not support ${name} at level ${level}`);
    }
  }
  return undefined;
}

function invalid(message: string): Refusal {
  return refusal(ErrorCode.INVALID_REGISTRATION, message);
}
