import type { Admin, StreamsGroupDescription } from '@kavka/client';
import { coordinatorText } from '../../groups/coordinator-text.ts';
import { nameOf, type Partition } from '../../offsets/new-offsets.ts';
import {
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
import { activePartitions, membersTable } from './group-tables.ts';
import { inputOffsets } from './input-offsets.ts';

/** The least widths of columns, as in the original. */
const MIN_WIDTHS: Readonly<Record<string, number>> = {
  GROUP: 15,
  TOPIC: 15,
  PARTITION: 10,
  'CURRENT-OFFSET': 15,
  'LEADER-EPOCH': 15,
  'LOG-END-OFFSET': 15,
  'COORDINATOR (ID)': 25,
  STATE: 25,
  'GROUP-EPOCH': 15,
  'TARGET-ASSIGNMENT-EPOCH': 25,
  MEMBER: 15,
  'MEMBER-PROTOCOL': 15,
  'MEMBER-EPOCH': 15,
  PROCESS: 15,
  'CLIENT-ID': 15,
};

/** Shows offsets, members or states of groups: each group a table of its own. */
export async function describeGroups(
  admin: Admin,
  groupIds: readonly string[],
  given: GroupOptions,
  context: ToolContext,
): Promise<void> {
  const isVerbose = given.has('verbose');
  const groups = await admin.describeStreamsGroups(groupIds, { signal: context.signal });
  const tables: Table[] = [];
  for (const group of groups) {
    if (group.state === 'Dead') throw new ToolError(`Streams group '${group.groupId}' does not exist.`);
    if (given.has('members')) tables.push(membersTable(group, isVerbose));
    else if (given.has('state')) tables.push(await stateTable(admin, group, isVerbose, context));
    else tables.push(await offsetsTable(admin, group, isVerbose, context));
  }
  if (wantsJson(given)) {
    printJson(context.output, tables.flatMap(tableObjects));
    return;
  }
  for (const [at, { groupId, members }] of groups.entries()) {
    if (given.has('state') && members.length === 0)
      printLine(context.errors, `\nError: Streams group '${groupId}' has no active members.`);
    const table = tables[at] as Table;
    const widths = table.columns.map((name) => MIN_WIDTHS[name] ?? 0);
    if (given.has('state') || members.length > 0) printTable(context.output, table, widths, true);
  }
}

async function stateTable(
  admin: Admin,
  group: StreamsGroupDescription,
  isVerbose: boolean,
  { signal }: ToolContext,
): Promise<Table> {
  const coordinator = (await coordinatorText(admin, group.groupId, signal)).replace('  ', ' ');
  const epochs = isVerbose ? ['GROUP-EPOCH', 'TARGET-ASSIGNMENT-EPOCH'] : [];
  const epochCells = isVerbose ? [group.groupEpoch, group.targetAssignmentEpoch] : [];
  return {
    columns: ['GROUP', 'COORDINATOR (ID)', 'STATE', ...epochs, '#MEMBERS'],
    rows: [[group.groupId, coordinator, group.state, ...epochCells, group.members.length]],
  };
}

async function offsetsTable(
  admin: Admin,
  group: StreamsGroupDescription,
  isVerbose: boolean,
  { signal }: ToolContext,
): Promise<Table> {
  const partitions = activePartitions(group);
  const [first, last] = [
    await offsetsAt(admin, partitions, 'earliest', signal),
    await offsetsAt(admin, partitions, 'latest', signal),
  ];
  const known = await inputOffsets(admin, group.groupId, signal, true);
  const committed = new Map(known.map((one) => [nameOf(one), one]));
  const more = isVerbose ? ['CURRENT-OFFSET', 'LEADER-EPOCH', 'LOG-END-OFFSET'] : [];
  return {
    columns: ['GROUP', 'TOPIC', 'PARTITION', ...more, 'OFFSET-LAG'],
    rows: partitions.map((one) => {
      const name = nameOf(one);
      const current = committed.get(name);
      const end = last.get(name) ?? 0;
      const epoch = current === undefined || current.leaderEpoch < 0 ? null : current.leaderEpoch;
      const details = isVerbose ? [current?.offset, epoch, end] : [];
      const lag = end - (current?.offset ?? first.get(name) ?? 0);
      return [group.groupId, one.topic, one.partition, ...details, lag];
    }),
  };
}

async function offsetsAt(
  admin: Admin,
  partitions: readonly Partition[],
  at: 'earliest' | 'latest',
  signal: AbortSignal,
): Promise<Map<string, number>> {
  if (partitions.length === 0) return new Map();
  const found = await admin.listOffsets(
    partitions.map((one) => ({ ...one, at })),
    { signal },
  );
  return new Map(found.map((one) => [nameOf(one), one.offset]));
}
