import type { Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type {
  BrokerHeartbeatRequest,
  BrokerHeartbeatResponse,
} from '@kavka/protocol/messages/63-broker-heartbeat';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import type { Broker } from '../image/metadata-image.ts';
import { controlledShutdownRecord, directoriesRecord, fencingRecord } from '../records.ts';
import { currentBroker } from './broker-epoch.ts';
import type { BrokerSessions } from './broker-sessions.ts';
import type { ControllerContext } from './controller-context.ts';
import { withBroker, withoutBroker, withoutDirectories } from './leader-changes.ts';
import type { Result } from './result.ts';

/** Where a broker is on its way from its start to its end. */
type Phase = 'fenced' | 'unfenced' | 'controlled-shutdown' | 'shutdown';

export interface HeartbeatFacts {
  readonly sessions: BrokerSessions;
  readonly nowMs: number;
  /** Where the next record will be. */
  readonly nextOffset: number;
}

/** A broker is alive, and says where it wants to go: in, out, or to its end. */
export function brokerHeartbeat(
  context: ControllerContext,
  request: BrokerHeartbeatRequest,
  facts: HeartbeatFacts,
): Result<BrokerHeartbeatResponse> {
  const broker = currentBroker(context.state, request.brokerId, request.brokerEpoch);
  if (broker === undefined) return stale();
  const { sessions, nowMs, nextOffset } = facts;
  sessions.heard(broker.id, broker.epoch, Number(request.currentMetadataOffset), nowMs);
  const now = phaseOf(broker);
  const next = nextPhase(context, broker, now, request, sessions);
  if (next === 'controlled-shutdown' && now !== next) sessions.shutdownBegan(broker.id, nextOffset);
  return {
    records: [
      ...(next === now ? [] : moveRecords(context, broker, next)),
      ...failedDirectoryRecords(context, broker, request.offlineLogDirs),
    ],
    isEachOnItsOwn: true,
    response: {
      throttleTimeMs: 0,
      errorCode: ErrorCode.NONE,
      isCaughtUp: request.currentMetadataOffset >= broker.epoch,
      isFenced: next === 'fenced' || next === 'shutdown',
      shouldShutDown: next === 'shutdown',
    },
  };
}

function stale(): Result<BrokerHeartbeatResponse> {
  const errorCode = ErrorCode.STALE_BROKER_EPOCH;
  return {
    records: [],
    response: { throttleTimeMs: 0, errorCode, isCaughtUp: false, isFenced: true, shouldShutDown: false },
  };
}

function phaseOf(broker: Broker): Phase {
  if (broker.fenced) return 'fenced';
  return broker.inControlledShutdown ? 'controlled-shutdown' : 'unfenced';
}

function nextPhase(
  context: ControllerContext,
  broker: Broker,
  now: Phase,
  request: BrokerHeartbeatRequest,
  sessions: BrokerSessions,
): Phase {
  switch (now) {
    case 'fenced':
      if (request.wantShutDown) return 'shutdown';
      return !request.wantFence && request.currentMetadataOffset >= broker.epoch ? 'unfenced' : 'fenced';
    case 'unfenced':
      if (request.wantFence) return request.wantShutDown ? 'shutdown' : 'fenced';
      if (!request.wantShutDown) return 'unfenced';
      return leadsAny(context, broker.id) ? 'controlled-shutdown' : 'shutdown';
    default:
      return mayEnd(context, broker.id, sessions) ? 'shutdown' : 'controlled-shutdown';
  }
}

/** Nothing is led by it any more, and every active broker has replayed that. */
function mayEnd(context: ControllerContext, brokerId: number, sessions: BrokerSessions): boolean {
  if (leadsAny(context, brokerId)) return false;
  const began = sessions.shutdownOffset(brokerId) ?? 0;
  return context.state.brokers.alive().every((broker) => sessions.metadataOffset(broker.id) >= began);
}

function leadsAny({ state }: ControllerContext, brokerId: number): boolean {
  return state.topics
    .sorted()
    .some(({ partitions }) => partitions.some((partition) => partition.leader === brokerId));
}

function moveRecords(context: ControllerContext, broker: Broker, next: Phase): MetadataRecord[] {
  const { id, epoch } = broker;
  switch (next) {
    case 'unfenced':
      return [fencingRecord(id, epoch, false), ...withBroker(context, id)];
    case 'controlled-shutdown':
      return [controlledShutdownRecord(id, epoch), ...withoutBroker(context, id)];
    default:
      return broker.fenced ? [] : fenceBroker(context, broker);
  }
}

function failedDirectoryRecords(
  context: ControllerContext,
  { id, epoch, directories }: Broker,
  offline: readonly Uuid[],
): MetadataRecord[] {
  const failed = directories.filter((directory) => offline.includes(directory));
  if (failed.length === 0) return [];
  const left = directories.filter((directory) => !offline.includes(directory));
  return [...withoutDirectories(context, id, failed), directoriesRecord(id, epoch, left)];
}

/** Takes an active broker out: it neither leads nor is in any ISR from now on. */
export function fenceBroker(context: ControllerContext, { id, epoch }: Broker): MetadataRecord[] {
  return [fencingRecord(id, epoch, true), ...withoutBroker(context, id)];
}
