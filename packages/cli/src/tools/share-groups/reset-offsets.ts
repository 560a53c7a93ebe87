import { type Admin, BrokerError } from '@kavka/client';
import { printResetPlan } from '../../groups/print-reset-plan.ts';
import { namedPartitions } from '../../names/topic-partitions.ts';
import { NewOffsets, type Partition } from '../../offsets/new-offsets.ts';
import { type ToolContext, ToolError, wantsJson } from '../../shell/index.ts';
import { type GroupOptions, scenarioOf } from './group-options.ts';

/** Shows, or sets, where a group without members goes on. */
export async function resetOffsets(
  admin: Admin,
  groupId: string,
  given: GroupOptions,
  context: ToolContext,
): Promise<void> {
  const { signal, output } = context;
  await checkInactive(admin, groupId, signal);
  const partitions = given.has('topic')
    ? await namedPartitions(admin, given.all('topic'), signal)
    : await partitionsOf(admin, groupId, signal);
  const scenario = scenarioOf(given);
  const value = scenario === 'to-datetime' ? given.get(scenario) : undefined;
  const offsets = await new NewOffsets(admin, context).of({ scenario, value }, partitions, []);
  const changes = offsets.map(({ topic, partition, offset }) => ({ topic, partition, startOffset: offset }));
  if (given.has('execute') && changes.length > 0)
    await admin.alterShareGroupOffsets(groupId, changes, { signal });
  printResetPlan(output, new Map([[groupId, offsets]]), wantsJson(given));
}

/** A group that is not there yet is made by its new offsets. */
async function checkInactive(admin: Admin, groupId: string, signal: AbortSignal): Promise<void> {
  try {
    const [group] = await admin.describeShareGroups([groupId], { signal });
    if (group !== undefined && group.state !== 'Empty' && group.state !== 'Dead')
      throw new ToolError(`Share group '${groupId}' is not empty.`);
  } catch (error) {
    if (!(error instanceof BrokerError && error.code === 'GROUP_ID_NOT_FOUND')) throw error;
  }
}

async function partitionsOf(admin: Admin, groupId: string, signal: AbortSignal): Promise<Partition[]> {
  const [group] = await admin.listShareGroupOffsets([groupId], { signal });
  return (group?.offsets ?? []).map(({ topic, partition }) => ({ topic, partition }));
}
