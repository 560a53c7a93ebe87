import type { Admin } from '@kavka/client';
import { refusals, refusalText } from '../../groups/group-errors.ts';
import { printResetPlan } from '../../groups/print-reset-plan.ts';
import { namedPartitions } from '../../names/topic-partitions.ts';
import { NewOffsets, nameOf, type Partition } from '../../offsets/new-offsets.ts';
import { type PlannedOffset, parsePlan, planLines } from '../../offsets/reset-plan.ts';
import { SCENARIOS } from '../../offsets/reset-scenarios.ts';
import {
  printLine,
  readText,
  type ToolContext,
  ToolError,
  UsageError,
  wantsJson,
} from '../../shell/index.ts';
import { topicsToDelete } from './delete-groups.ts';
import type { GroupOptions } from './group-options.ts';
import { committedOffsets, inputOffsets } from './input-offsets.ts';

const MIN_WIDTHS = [30, 30, 10, 15];

/** Shows, or sets, new offsets of groups that have no members. */
export async function resetOffsets(
  admin: Admin,
  groupIds: readonly string[],
  given: GroupOptions,
  context: ToolContext,
): Promise<void> {
  const { output, signal } = context;
  const plan = new Map<string, readonly PlannedOffset[]>();
  for (const { groupId, state } of await admin.describeStreamsGroups(groupIds, { signal })) {
    if (state !== 'Empty' && state !== 'Dead')
      throw new ToolError(
        `Assignments can only be reset if the group '${groupId}' is inactive, but the current state is ${state}.`,
      );
    plan.set(groupId, await newOffsetsOf(admin, groupId, given, context));
  }
  if (given.has('execute'))
    for (const [groupId, offsets] of plan) {
      if (offsets.length > 0) await admin.alterGroupOffsets(groupId, offsets, { signal });
      await deleteInternalTopics(admin, groupId, given, context);
    }
  if (given.has('export')) {
    for (const line of planLines(plan, given.all('group').length !== 1)) printLine(output, line);
    printLine(output);
  } else printResetPlan(output, plan, wantsJson(given), MIN_WIDTHS);
}

async function newOffsetsOf(
  admin: Admin,
  groupId: string,
  given: GroupOptions,
  context: ToolContext,
): Promise<PlannedOffset[]> {
  const newOffsets = new NewOffsets(admin, context);
  const file = given.get('from-file');
  if (file !== undefined) {
    const groups = given.all('group');
    const plan = parsePlan(file, readText(context, file), groups.length === 1 ? groups[0] : undefined);
    const offsets = plan.get(groupId);
    if (offsets === undefined) throw new ToolError(`No reset plan for group ${groupId} found`);
    return newOffsets.within(offsets);
  }
  const partitions = await partitionsOf(admin, groupId, given, context.signal);
  const [scenario] = given.present(...SCENARIOS);
  if (scenario === undefined || scenario === 'from-file')
    throw new UsageError(
      `Option '[reset-offsets]' requires one of the following scenarios: ${SCENARIOS.map((name) => `[${name}]`).join(', ')}`,
    );
  const committed = await inputOffsets(admin, groupId, context.signal, true);
  const isFlag = scenario === 'to-earliest' || scenario === 'to-latest' || scenario === 'to-current';
  return newOffsets.of({ scenario, value: isFlag ? undefined : given.get(scenario) }, partitions, committed);
}

async function partitionsOf(
  admin: Admin,
  groupId: string,
  given: GroupOptions,
  signal: AbortSignal,
): Promise<readonly Partition[]> {
  if (given.has('all-input-topics')) return inputOffsets(admin, groupId, signal);
  if (!given.has('input-topic'))
    throw new UsageError('One of the reset scopes should be defined: --all-topics, --topic.');
  const partitions = await namedPartitions(admin, given.all('input-topic'), signal);
  const known = new Set((await committedOffsets(admin, groupId, signal)).map(nameOf));
  if (!partitions.every((one) => known.has(nameOf(one))))
    throw new ToolError(`One or more topics are not part of the group '${groupId}'.`);
  return partitions;
}

async function deleteInternalTopics(
  admin: Admin,
  groupId: string,
  given: GroupOptions,
  context: ToolContext,
): Promise<void> {
  const named = given.all('delete-internal-topic');
  const topics = given.has('delete-all-internal-topics')
    ? ((await topicsToDelete(admin, [groupId], context)).get(groupId) ?? [])
    : named;
  if (topics.length === 0) return;
  await admin.deleteTopics(topics, { signal: context.signal }).catch((error: unknown) => {
    const reason = refusals(error).map(refusalText).join('; ');
    throw new ToolError(`Deleting internal topics for group '${groupId}' failed due to ${reason}`);
  });
}
