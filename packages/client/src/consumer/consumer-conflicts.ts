import type { ConfigValues, Definitions } from '@kavka/config';
import { isGiven } from '../config/index.ts';

/** What only the other kind of group, or another client, knows. */
const FOREIGN = {
  classic: ['group.remote.assignor', 'share.acquire.mode', 'share.acknowledgement.mode'],
  consumer: [
    'partition.assignment.strategy',
    'heartbeat.interval.ms',
    'session.timeout.ms',
    'share.acquire.mode',
    'share.acknowledgement.mode',
  ],
} as const;

const MAX_INSTANCE_ID = 249;
const INSTANCE_ID = /^[A-Za-z0-9._-]+$/;

/** What of a consumer's configs does not go together, as Java's consumer judges it. */
export function consumerConflicts<D extends Definitions>(given: object, values: ConfigValues<D>): string[] {
  const problems: string[] = [];
  const expect = (name: string, expected: string): void => {
    problems.push(`Invalid value "${values.text(name)}" for ${name}: expected ${expected}`);
  };
  const protocol = values.text('group.protocol')?.toLowerCase() === 'consumer' ? 'consumer' : 'classic';
  for (const name of FOREIGN[protocol])
    if (isGiven(given, name) && values.text(name) !== '')
      expect(name, `none with group.protocol=${protocol}`);
  const groupId = values.text('group.id');
  if (groupId === null) {
    if (isGiven(given, 'enable.auto.commit') && values.text('enable.auto.commit') === 'true')
      expect('enable.auto.commit', 'false without a group.id');
  } else if (groupId.trim() === '') expect('group.id', 'a name that is not empty');
  else if (protocol === 'classic') {
    const [heartbeatMs, sessionMs] = [
      values.text('heartbeat.interval.ms'),
      values.text('session.timeout.ms'),
    ];
    if (Number(heartbeatMs) >= Number(sessionMs))
      expect('heartbeat.interval.ms', `less than session.timeout.ms, which is ${sessionMs}`);
  }
  const instanceId = values.text('group.instance.id');
  if (instanceId !== null && !isInstanceId(instanceId))
    expect(
      'group.instance.id',
      `up to ${MAX_INSTANCE_ID} of A-Z, a-z, 0-9, ".", "_" and "-", not "." or ".."`,
    );
  return problems;
}

function isInstanceId(text: string): boolean {
  return text.length <= MAX_INSTANCE_ID && INSTANCE_ID.test(text) && text !== '.' && text !== '..';
}
