import type { Admin } from '@kavka/client';
import { assignmentText } from '../../groups/assignment-text.ts';
import { coordinatorText } from '../../groups/coordinator-text.ts';
import {
  type Cell,
  printJson,
  printLine,
  printTable,
  type Table,
  type ToolContext,
  ToolError,
  tableObjects,
  wantsJson,
} from '../../shell/index.ts';
import type { GroupOptions } from './group-options.ts';
import { type GroupView, type MemberView, viewGroups } from './group-view.ts';
import { offsetsTable } from './offsets-table.ts';

const NOTHING = '-';
const REBALANCING = ['PreparingRebalance', 'CompletingRebalance', 'Assigning', 'Reconciling'];

/** Shows offsets, members or states of groups: each group a table of its own. */
export async function describeGroups(
  admin: Admin,
  groupIds: readonly string[],
  given: GroupOptions,
  context: ToolContext,
): Promise<void> {
  const isVerbose = given.has('verbose');
  const views = await viewGroups(admin, groupIds, context.signal);
  const tables: Table[] = [];
  for (const view of views) {
    if (given.has('members')) tables.push(membersTable(view, isVerbose));
    else if (given.has('state')) tables.push(await stateTable(admin, view, isVerbose, context));
    else tables.push(await offsetsTable(admin, view, isVerbose, context));
  }
  if (wantsJson(given)) {
    printJson(context.output, tables.flatMap(tableObjects));
    return;
  }
  for (const [at, view] of views.entries()) {
    const table = tables[at] as Table;
    const isThere = tellState(view, context);
    const isShown = given.has('members') || (isThere && table.rows.length > 0);
    if (isShown) printGroup(table, given, context);
  }
}

/** False where the group does not exist. */
function tellState({ groupId, state, members }: GroupView, { errors }: ToolContext): boolean {
  if (state === 'Dead') throw new ToolError(`Consumer group '${groupId}' does not exist.`);
  if (state === 'Empty' || (members.length === 0 && state !== 'Stable'))
    printLine(errors, `\nConsumer group '${groupId}' has no active members.`);
  else if (REBALANCING.includes(state))
    printLine(errors, `\nWarning: Consumer group '${groupId}' is rebalancing.`);
  return true;
}

/** The least widths of the columns are those of the original, so that scripts which cut by column go on working. */
const MIN_WIDTHS: Readonly<Record<string, number>> = {
  GROUP: 15,
  TOPIC: 15,
  PARTITION: 10,
  'LEADER-EPOCH': 15,
  'CURRENT-OFFSET': 15,
  'LOG-END-OFFSET': 15,
  LAG: 15,
  'CONSUMER-ID': 15,
  HOST: 15,
  'GROUP-INSTANCE-ID': 17,
  '#PARTITIONS': 15,
  'CURRENT-EPOCH': 15,
  'CURRENT-ASSIGNMENT': 20,
  'TARGET-EPOCH': 15,
  'TARGET-ASSIGNMENT': 20,
  'COORDINATOR (ID)': 25,
  'ASSIGNMENT-STRATEGY': 20,
  STATE: 20,
  'GROUP-EPOCH': 15,
  'TARGET-ASSIGNMENT-EPOCH': 25,
};

function printGroup(table: Table, given: GroupOptions, { output }: ToolContext): void {
  printLine(output);
  const isOfMembers = given.has('members');
  const minWidths = table.columns.map((name) =>
    name === 'CLIENT-ID' && isOfMembers ? 15 : (MIN_WIDTHS[name] ?? 0),
  );
  const isVerbose = given.has('verbose');
  // The original ends lines of members with a blank, where it might go on.
  const isOpen = isOfMembers && !isVerbose;
  if (isOpen) printTable(output, withOpenEnd(table), minWidths);
  else printTable(output, table, minWidths, !isOfMembers);
}

function withOpenEnd({ columns, rows }: Table): Table {
  return { columns: [...columns, ''], rows: rows.map((row) => [...row, '']) };
}

function membersTable({ groupId, targetEpoch, members }: GroupView, isVerbose: boolean): Table {
  const hasInstances = members.some(({ instanceId }) => instanceId !== null && instanceId !== '');
  const columns = ['GROUP', 'CONSUMER-ID', ...(hasInstances ? ['GROUP-INSTANCE-ID'] : [])];
  columns.push('HOST', 'CLIENT-ID', '#PARTITIONS');
  if (isVerbose) columns.push('CURRENT-EPOCH', 'CURRENT-ASSIGNMENT', 'TARGET-EPOCH', 'TARGET-ASSIGNMENT');
  const rows = members.map((member): Cell[] => [
    groupId,
    member.memberId,
    ...(hasInstances ? [member.instanceId ?? ''] : []),
    member.host,
    member.clientId,
    member.partitions.length,
    ...(isVerbose ? verboseCells(member, targetEpoch) : []),
  ]);
  return { columns, rows };
}

function verboseCells(member: MemberView, targetEpoch: number | null): Cell[] {
  return [member.epoch, partitionsOf(member.partitions), targetEpoch, partitionsOf(member.targetPartitions)];
}

function partitionsOf(partitions: MemberView['partitions']): string {
  return partitions.length === 0 ? NOTHING : assignmentText(partitions);
}

async function stateTable(
  admin: Admin,
  view: GroupView,
  isVerbose: boolean,
  { signal }: ToolContext,
): Promise<Table> {
  const coordinator = await coordinatorText(admin, view.groupId, signal);
  const assignor = view.assignor === '' ? NOTHING : view.assignor;
  const columns = ['GROUP', 'COORDINATOR (ID)', 'ASSIGNMENT-STRATEGY', 'STATE'];
  const row: Cell[] = [view.groupId, coordinator, assignor, view.state];
  if (isVerbose) {
    columns.push('GROUP-EPOCH', 'TARGET-ASSIGNMENT-EPOCH');
    row.push(view.groupEpoch, view.targetEpoch);
  }
  return { columns: [...columns, '#MEMBERS'], rows: [[...row, view.members.length]] };
}
