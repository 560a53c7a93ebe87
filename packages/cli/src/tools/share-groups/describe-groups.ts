import type { Admin, ShareGroupDescription } from '@kavka/client';
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

/** The least widths of columns, as in the original. */
const MIN_WIDTHS: Readonly<Record<string, number>> = {
  GROUP: 15,
  TOPIC: 15,
  PARTITION: 10,
  'LEADER-EPOCH': 13,
  'START-OFFSET': 13,
  'COORDINATOR (ID)': 25,
  STATE: 15,
  'GROUP-EPOCH': 12,
  'ASSIGNMENT-EPOCH': 17,
  'CONSUMER-ID': 15,
  HOST: 15,
  'CLIENT-ID': 15,
  '#PARTITIONS': 12,
  'MEMBER-EPOCH': 13,
};

/** Shows where groups are, their members or their states: each group a table of its own. */
export async function describeGroups(
  admin: Admin,
  groupIds: readonly string[],
  given: GroupOptions,
  context: ToolContext,
): Promise<void> {
  const isVerbose = given.has('verbose');
  const described = await admin.describeShareGroups(groupIds, { signal: context.signal });
  const groups = described.toSorted((left, right) => (left.groupId < right.groupId ? -1 : 1));
  const tables: Table[] = [];
  for (const group of groups) {
    if (group.state === 'Dead') throw new ToolError(`Share group '${group.groupId}' does not exist.`);
    if (given.has('members')) tables.push(membersTable(group, isVerbose));
    else if (given.has('state')) tables.push(await stateTable(admin, group, isVerbose, context));
    else tables.push(await offsetsTable(admin, group, isVerbose, context));
  }
  if (wantsJson(given)) {
    printJson(context.output, tables.flatMap(tableObjects));
    return;
  }
  for (const [at, group] of groups.entries()) printGroup(group, tables[at] as Table, given, context);
}

function printGroup(
  { groupId, state }: ShareGroupDescription,
  table: Table,
  given: GroupOptions,
  context: ToolContext,
): void {
  const isOfOffsets = given.present('members', 'state').length === 0;
  if (!isOfOffsets && state === 'Empty')
    printLine(context.errors, `\nShare group '${groupId}' has no active members.`);
  if (isOfOffsets && table.rows.length === 0)
    printLine(context.output, `\nShare group '${groupId}' has no offset information.`);
  if (table.rows.length === 0) return;
  printLine(context.output);
  printTable(
    context.output,
    table,
    table.columns.map((name) => MIN_WIDTHS[name] ?? 0),
    true,
  );
}

async function offsetsTable(
  admin: Admin,
  { groupId }: ShareGroupDescription,
  isVerbose: boolean,
  { signal }: ToolContext,
): Promise<Table> {
  const [group] = await admin.listShareGroupOffsets([groupId], { signal });
  const offsets = (group?.offsets ?? []).toSorted((left, right) =>
    left.topic === right.topic ? left.partition - right.partition : left.topic < right.topic ? -1 : 1,
  );
  const epoch = isVerbose ? ['LEADER-EPOCH'] : [];
  return {
    columns: ['GROUP', 'TOPIC', 'PARTITION', ...epoch, 'START-OFFSET', 'LAG'],
    rows: offsets.map(({ topic, partition, startOffset, leaderEpoch, lag }) => {
      const isKnown = startOffset >= 0;
      const epochCell = isKnown ? known(leaderEpoch) : null;
      return [
        ...[groupId, topic, partition, ...(isVerbose ? [epochCell] : [])],
        ...[known(startOffset), isKnown ? known(lag) : null],
      ];
    }),
  };
}

/** Brokers send -1 for what they do not know. */
function known(value: number): number | null {
  return value < 0 ? null : value;
}

async function stateTable(
  admin: Admin,
  group: ShareGroupDescription,
  isVerbose: boolean,
  { signal }: ToolContext,
): Promise<Table> {
  const coordinator = await coordinatorText(admin, group.groupId, signal);
  const epochs = isVerbose ? ['GROUP-EPOCH', 'ASSIGNMENT-EPOCH'] : [];
  const epochCells = isVerbose ? [group.groupEpoch, group.targetAssignmentEpoch] : [];
  return {
    columns: ['GROUP', 'COORDINATOR (ID)', 'STATE', ...epochs, '#MEMBERS'],
    rows: [[group.groupId, coordinator, group.state, ...epochCells, group.members.length]],
  };
}

function membersTable({ groupId, members }: ShareGroupDescription, isVerbose: boolean): Table {
  const epoch = isVerbose ? ['MEMBER-EPOCH'] : [];
  return {
    columns: ['GROUP', 'CONSUMER-ID', 'HOST', 'CLIENT-ID', '#PARTITIONS', ...epoch, 'ASSIGNMENT'],
    rows: members
      .toSorted((left, right) => (left.memberId < right.memberId ? -1 : 1))
      .map((member): Cell[] => [
        ...[groupId, member.memberId, member.clientHost, member.clientId, member.partitions.length],
        ...(isVerbose ? [member.memberEpoch] : []),
        assignmentText(member.partitions),
      ]),
  };
}
