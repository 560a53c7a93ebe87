import type { Admin } from '@kavka/client';
import { printLine, type ToolContext } from '../../shell/index.ts';
import type { Target } from './reassignment-file.ts';
import { liftBrokerThrottles, liftTopicThrottles } from './throttles.ts';

/** Lifts the throttles of all brokers and of the topics. */
export async function liftThrottles(
  admin: Admin,
  targets: readonly Target[],
  { output, signal }: ToolContext,
): Promise<void> {
  const { brokers } = await admin.describeCluster({ signal });
  const ids = [...brokers.map(({ nodeId }) => nodeId), ...targets.flatMap(({ replicas }) => replicas)];
  const brokerIds = [...new Set(ids)].sort((left, right) => left - right);
  printLine(output, `Clearing broker-level throttles on broker${plural(brokerIds)} ${brokerIds.join(',')}`);
  await liftBrokerThrottles(admin, brokerIds, signal);
  const topics = [...new Set(targets.map(({ topic }) => topic))];
  printLine(output, `Clearing topic-level throttles on topic${plural(topics)} ${topics.join(',')}`);
  await liftTopicThrottles(admin, topics, signal);
}

function plural(list: readonly unknown[]): string {
  return list.length === 1 ? '' : 's';
}
