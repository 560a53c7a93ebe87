import type { BROKER_CONFIGS } from './broker/all.ts';
import { connectionLimits } from './connection-limits.ts';
import { GROUP_BOUNDS, HEARTBEAT_BEFORE_SESSION } from './group-bounds.ts';
import type { JudgedListeners } from './listener-rules.ts';
import { listenerProblems } from './listener-rules.ts';
import type { LogTimes } from './log-times.ts';
import type { NameOfType } from './values.ts';

/** What the rules look at: a broker's values, each good by itself, and what has been derived from them. */
export interface JudgedBroker extends JudgedListeners {
  readonly logTimes: LogTimes;
  readonly logDirs: readonly string[];
}

type Rule = (broker: JudgedBroker) => string | undefined | false;
type NumberName = NameOfType<typeof BROKER_CONFIGS, 'int' | 'short' | 'long'>;

const CLEANER_BUFFER_PER_THREAD = 1024 * 1024;
const CODECS = 5;

/** What does not fit together, one sentence each. */
export function brokerProblems(broker: JudgedBroker): string[] {
  const found = [...RULES.map((rule) => rule(broker)), ...listenerProblems(broker), ...groupProblems(broker)];
  return found.filter((problem): problem is string => typeof problem === 'string');
}

const RULES: readonly Rule[] = [
  (broker) =>
    broker.number('node.id') !== broker.number('broker.id') &&
    'broker.id must be the same as node.id where both are given',
  ({ logTimes }) =>
    logTimes.retentionMs === 0n &&
    'The retention time of logs must be at least 1 ms, or -1 for no limit; it is 0',
  ({ logTimes }) => logTimes.rollMs < 1n && `log.roll.ms must be at least 1; it is ${logTimes.rollMs}`,
  ({ logTimes }) =>
    logTimes.rollJitterMs < 0n && `log.roll.jitter.ms must be at least 0; it is ${logTimes.rollJitterMs}`,
  cleanerHasMemory,
  notAbove('replica.fetch.wait.max.ms', 'replica.socket.timeout.ms'),
  notAbove('replica.fetch.wait.max.ms', 'replica.lag.time.max.ms'),
  (broker) =>
    broker.number('queued.max.request.bytes') > 0 &&
    notAbove('socket.request.max.bytes', 'queued.max.request.bytes')(broker),
  (broker) =>
    broker.number('connections.max.idle.ms') > 0 &&
    broker.number('connection.failed.authentication.delay.ms') >= broker.number('connections.max.idle.ms') &&
    'connection.failed.authentication.delay.ms must be less than connections.max.idle.ms',
  (broker) =>
    broker.number('max.connections.per.ip') === 0 &&
    broker.string('max.connections.per.ip.overrides') === '' &&
    'max.connections.per.ip may be 0 only where max.connections.per.ip.overrides lets somebody in',
  (broker) => {
    const limits = connectionLimits(broker.string('max.connections.per.ip.overrides'));
    return 'problem' in limits && limits.problem;
  },
  cordonedDirsAreThere,
  codecIsKnown('offsets.topic.compression.codec'),
  codecIsKnown('share.coordinator.state.topic.compression.codec'),
  (broker) =>
    !broker.list('group.coordinator.rebalance.protocols').includes('classic') &&
    'group.coordinator.rebalance.protocols must have classic among its entries',
  notAbove('group.share.max.size', 'group.share.max.share.sessions'),
];

function cleanerHasMemory(broker: JudgedBroker): string | undefined {
  const threads = Math.max(1, broker.number('log.cleaner.threads'));
  const bytes = broker.number('log.cleaner.dedupe.buffer.size');
  if (bytes / threads > CLEANER_BUFFER_PER_THREAD) return undefined;
  return `log.cleaner.dedupe.buffer.size must be more than 1 MiB for each of log.cleaner.threads; it is ${bytes} for ${threads}`;
}

function cordonedDirsAreThere(broker: JudgedBroker): string | undefined {
  const cordoned = broker.list('cordoned.log.dirs');
  if (cordoned.includes('*')) {
    return cordoned.length === 1 ? undefined : 'cordoned.log.dirs must have no other entries beside *';
  }
  const missing = cordoned.filter((directory) => !broker.logDirs.includes(directory));
  return missing.length === 0
    ? undefined
    : `cordoned.log.dirs names folders that log.dirs does not: ${missing.join(', ')}`;
}

function codecIsKnown(name: NumberName): Rule {
  return (broker) => {
    const codec = broker.number(name) ?? 0;
    return (
      (codec < 0 || codec >= CODECS) &&
      `Invalid value "${codec}" for ${name}: expected between 0 and ${CODECS - 1}`
    );
  };
}

function groupProblems(broker: JudgedBroker): (string | undefined)[] {
  const brokerNames = new Map(GROUP_BOUNDS.map(({ group, broker: name }) => [group, name]));
  return [
    ...GROUP_BOUNDS.flatMap(({ broker: name, min, max }) => [
      min && max && notAbove(min, max)(broker),
      min && notAbove(min, name)(broker),
      max && notAbove(name, max)(broker),
    ]),
    ...HEARTBEAT_BEFORE_SESSION.map(([heartbeat, session]) =>
      below(brokerNames.get(heartbeat)!, brokerNames.get(session)!, broker),
    ),
  ].map((problem) => problem || undefined);
}

function notAbove(lower: NumberName, upper: NumberName) {
  return (broker: JudgedBroker): string | undefined => {
    const [low, high] = [broker.number(lower) ?? 0, broker.number(upper) ?? 0];
    return low <= high ? undefined : `${lower} (${low}) must not be above ${upper} (${high})`;
  };
}

function below(lower: NumberName, upper: NumberName, broker: JudgedBroker): string | undefined {
  const [low, high] = [broker.number(lower) ?? 0, broker.number(upper) ?? 0];
  return low < high ? undefined : `${lower} (${low}) must be below ${upper} (${high})`;
}
