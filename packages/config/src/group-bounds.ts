import type { BROKER_CONFIGS } from './broker/all.ts';
import type { GROUP_LEVEL_CONFIGS } from './group/all.ts';
import type { NameOfType } from './values.ts';

type BrokerNumber = NameOfType<typeof BROKER_CONFIGS, 'int'>;
type GroupNumber = NameOfType<typeof GROUP_LEVEL_CONFIGS, 'int'>;

/** A config of groups that the broker has a default and bounds for. */
export interface GroupBound {
  readonly group: GroupNumber;
  /** The broker's default. */
  readonly broker: BrokerNumber;
  readonly min?: BrokerNumber;
  readonly max?: BrokerNumber;
}

export const GROUP_BOUNDS: readonly GroupBound[] = [
  {
    group: 'consumer.session.timeout.ms',
    broker: 'group.consumer.session.timeout.ms',
    min: 'group.consumer.min.session.timeout.ms',
    max: 'group.consumer.max.session.timeout.ms',
  },
  {
    group: 'consumer.heartbeat.interval.ms',
    broker: 'group.consumer.heartbeat.interval.ms',
    min: 'group.consumer.min.heartbeat.interval.ms',
    max: 'group.consumer.max.heartbeat.interval.ms',
  },
  {
    group: 'consumer.assignment.interval.ms',
    broker: 'group.consumer.assignment.interval.ms',
    min: 'group.consumer.min.assignment.interval.ms',
    max: 'group.consumer.max.assignment.interval.ms',
  },
  {
    group: 'share.session.timeout.ms',
    broker: 'group.share.session.timeout.ms',
    min: 'group.share.min.session.timeout.ms',
    max: 'group.share.max.session.timeout.ms',
  },
  {
    group: 'share.heartbeat.interval.ms',
    broker: 'group.share.heartbeat.interval.ms',
    min: 'group.share.min.heartbeat.interval.ms',
    max: 'group.share.max.heartbeat.interval.ms',
  },
  {
    group: 'share.assignment.interval.ms',
    broker: 'group.share.assignment.interval.ms',
    min: 'group.share.min.assignment.interval.ms',
    max: 'group.share.max.assignment.interval.ms',
  },
  {
    group: 'share.record.lock.duration.ms',
    broker: 'group.share.record.lock.duration.ms',
    min: 'group.share.min.record.lock.duration.ms',
    max: 'group.share.max.record.lock.duration.ms',
  },
  {
    group: 'share.delivery.count.limit',
    broker: 'group.share.delivery.count.limit',
    min: 'group.share.min.delivery.count.limit',
    max: 'group.share.max.delivery.count.limit',
  },
  {
    group: 'share.partition.max.record.locks',
    broker: 'group.share.partition.max.record.locks',
    min: 'group.share.min.partition.max.record.locks',
    max: 'group.share.max.partition.max.record.locks',
  },
  {
    group: 'streams.session.timeout.ms',
    broker: 'group.streams.session.timeout.ms',
    min: 'group.streams.min.session.timeout.ms',
    max: 'group.streams.max.session.timeout.ms',
  },
  {
    group: 'streams.heartbeat.interval.ms',
    broker: 'group.streams.heartbeat.interval.ms',
    min: 'group.streams.min.heartbeat.interval.ms',
    max: 'group.streams.max.heartbeat.interval.ms',
  },
  {
    group: 'streams.assignment.interval.ms',
    broker: 'group.streams.assignment.interval.ms',
    min: 'group.streams.min.assignment.interval.ms',
    max: 'group.streams.max.assignment.interval.ms',
  },
  {
    group: 'streams.num.standby.replicas',
    broker: 'group.streams.num.standby.replicas',
    max: 'group.streams.max.standby.replicas',
  },
  { group: 'streams.initial.rebalance.delay.ms', broker: 'group.streams.initial.rebalance.delay.ms' },
];

/** A heartbeat must come more often than the session ends. */
export const HEARTBEAT_BEFORE_SESSION: readonly (readonly [GroupNumber, GroupNumber])[] = [
  ['consumer.heartbeat.interval.ms', 'consumer.session.timeout.ms'],
  ['share.heartbeat.interval.ms', 'share.session.timeout.ms'],
  ['streams.heartbeat.interval.ms', 'streams.session.timeout.ms'],
];
