import { boolean, defineConfigs, int, MEDIUM, string } from '../define.ts';
import { START_OF_SHARE_GROUP } from '../formats.ts';
import { atLeast, oneOf } from '../validators.ts';

/** Configs of one share group. */
export const SHARE_GROUP_LEVEL_CONFIGS = defineConfigs({
  'share.session.timeout.ms': int(45_000, atLeast(1), MEDIUM).about(
    'Milliseconds without a heartbeat after which a member of this share group is removed.',
  ),
  'share.heartbeat.interval.ms': int(5000, atLeast(1), MEDIUM).about(
    'Milliseconds between two heartbeats that the members of this share group are told to keep.',
  ),
  'share.assignment.interval.ms': int(1000, atLeast(0), MEDIUM).about(
    'At least so many milliseconds lie between two assignments of this share group.',
  ),
  'share.record.lock.duration.ms': int(30_000, atLeast(1000), MEDIUM).about(
    'Milliseconds that a delivered record stays with its consumer before others may get it.',
  ),
  'share.delivery.count.limit': int(5, atLeast(2), MEDIUM).about(
    'How often a record is delivered at most before it is given up.',
  ),
  'share.partition.max.record.locks': int(2000, atLeast(100), MEDIUM).about(
    'How many records of one partition may be out with consumers of this group at a time.',
  ),
  'share.auto.offset.reset': string('latest', START_OF_SHARE_GROUP, MEDIUM).about(
    'Where the group starts in a partition: `earliest`, `latest`, or so far back in time, such as `by_duration:PT1H`.',
  ),
  'share.isolation.level': string(
    'read_uncommitted',
    oneOf('read_committed', 'read_uncommitted'),
    MEDIUM,
  ).about(
    'Whether records of open and aborted transactions are delivered (`read_uncommitted`) or not (`read_committed`).',
  ),
  'share.renew.acknowledge.enable': boolean(true, MEDIUM).about(
    'Whether consumers may ask for more time with a record.',
  ),
});
