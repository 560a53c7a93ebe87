import { className, defineConfigs, int, LOW, READ_ONLY } from '../define.ts';
import { atLeast } from '../validators.ts';

/** Over which time quotas are measured. */
export const QUOTA_CONFIGS = defineConfigs({
  'quota.window.num': int(11, atLeast(1), LOW, READ_ONLY).about(
    'How many windows the client quotas are measured over.',
  ),
  'quota.window.size.seconds': int(1, atLeast(1), LOW, READ_ONLY).about(
    'Length in seconds of a window of the client quotas.',
  ),
  'replication.quota.window.num': int(11, atLeast(1), LOW, READ_ONLY).about(
    'How many windows the replication quotas are measured over.',
  ),
  'replication.quota.window.size.seconds': int(1, atLeast(1), LOW, READ_ONLY).about(
    'Length in seconds of a window of the replication quotas.',
  ),
  'alter.log.dirs.replication.quota.window.num': int(11, atLeast(1), LOW, READ_ONLY).about(
    'How many windows the quota for moves between folders is measured over.',
  ),
  'alter.log.dirs.replication.quota.window.size.seconds': int(1, atLeast(1), LOW, READ_ONLY).about(
    'Length in seconds of a window of the quota for moves between folders.',
  ),
  'controller.quota.window.num': int(11, atLeast(1), LOW, READ_ONLY).about(
    'How many windows the quota for changes of topics is measured over.',
  ),
  'controller.quota.window.size.seconds': int(1, atLeast(1), LOW, READ_ONLY).about(
    'Length in seconds of a window of the quota for changes of topics.',
  ),
  'client.quota.callback.class': className(null, LOW, READ_ONLY).about(
    'A class that decides on client quotas. Kavka has no Java classes: the name is read and has no effect.',
  ),
});
