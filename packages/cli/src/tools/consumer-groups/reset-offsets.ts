import { type Admin, BrokerError } from '@kavka/client';
import { printResetPlan } from '../../groups/print-reset-plan.ts';
import { namedPartitions } from '../../names/topic-partitions.ts';
import { NewOffsets, type Partition } from '../../offsets/new-offsets.ts';
import { type PlannedOffset, parsePlan, planLines, type ResetPlan } from '../../offsets/reset-plan.ts';
import { SCENARIOS } from '../../offsets/reset-scenarios.ts';
import {
  printLine,
  readText,
  type ToolContext,
  ToolError,
  UsageError,
  wantsJson,
} from '../../shell/index.ts';
import type { GroupOptions } from './group-options.ts';
import { viewGroups } from './group-view.ts';

/** Shows, or sets, new offsets of groups that have no members. */
export async function resetOffsets(
  admin: Admin,
  groupIds: readonly string[],
  given: GroupOptions,
  context: ToolContext,
): Promise<void> {
  if (!given.has('dry-run') && !given.has('execute'))
    printLine(
      context.errors,
      'WARN: No action will be performed as the --execute option is missing. Add it, or --dry-run to silence this.',
    );
  const plan = new Map<string, readonly PlannedOffset[]>();
  let active: ToolError | undefined;
  for (const groupId of groupIds) {
    const state = await stateOf(admin, groupId, context.signal);
    if (state === 'Empty' || state === 'Dead') {
      const offsets = await newOffsetsOf(admin, groupId, given, context);
      if (given.has('execute') && offsets.length > 0)
        await admin.alterGroupOffsets(groupId, offsets, { signal: context.signal });
      plan.set(groupId, offsets);
    } else
      active ??= new ToolError(
        `Assignments can only be reset if the group '${groupId}' is inactive, but the current state is ${state}.`,
      );
  }
  if (active === undefined || plan.size > 0) printPlan(plan, given, context);
  if (active !== undefined) throw active;
}

/** A group that is not there yet is made by its new offsets. */
async function stateOf(admin: Admin, groupId: string, signal: AbortSignal): Promise<string> {
  try {
    const [group] = await viewGroups(admin, [groupId], signal);
    return group?.state ?? 'Dead';
  } catch (error) {
    if (error instanceof BrokerError && error.code === 'GROUP_ID_NOT_FOUND') return 'Dead';
    throw error;
  }
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
  const [scenario] = given.present(...SCENARIOS);
  if (scenario === undefined || scenario === 'from-file')
    throw new UsageError(
      `Option '[reset-offsets]' requires one of the following scenarios: ${SCENARIOS.map((name) => `[${name}]`).join(', ')}`,
    );
  const committed = await committedOffsets(admin, groupId, context.signal);
  const partitions = await scopeOf(admin, given, committed, context.signal);
  const isFlag = scenario === 'to-earliest' || scenario === 'to-latest' || scenario === 'to-current';
  return newOffsets.of({ scenario, value: isFlag ? undefined : given.get(scenario) }, partitions, committed);
}

function scopeOf(
  admin: Admin,
  given: GroupOptions,
  committed: readonly PlannedOffset[],
  signal: AbortSignal,
): Promise<Partition[]> {
  if (given.has('all-topics'))
    return Promise.resolve(committed.map(({ topic, partition }) => ({ topic, partition })));
  if (given.has('topic')) return namedPartitions(admin, given.all('topic'), signal);
  throw new UsageError('One of the reset scopes should be defined: --all-topics, --topic.');
}

async function committedOffsets(
  admin: Admin,
  groupId: string,
  signal: AbortSignal,
): Promise<PlannedOffset[]> {
  try {
    const [group] = await admin.listGroupOffsets([groupId], { signal });
    return (group?.offsets ?? []).map(({ topic, partition, offset }) => ({ topic, partition, offset }));
  } catch (error) {
    if (error instanceof BrokerError && error.code === 'GROUP_ID_NOT_FOUND') return [];
    throw error;
  }
}

function printPlan(plan: ResetPlan, given: GroupOptions, { output }: ToolContext): void {
  if (given.has('export')) {
    for (const line of planLines(plan, given.all('group').length !== 1)) printLine(output, line);
    printLine(output);
    return;
  }
  printResetPlan(output, plan, wantsJson(given));
}
