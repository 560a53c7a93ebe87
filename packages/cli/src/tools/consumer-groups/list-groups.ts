import type { Admin } from '@kavka/client';
import { namedWords } from '../../groups/named-words.ts';
import {
  printJson,
  printLine,
  printTable,
  type Table,
  type ToolContext,
  tableObjects,
  wantsJson,
} from '../../shell/index.ts';
import type { GroupOptions } from './group-options.ts';

const STATES = [
  'PreparingRebalance',
  'CompletingRebalance',
  'Stable',
  'Dead',
  'Empty',
  'Assigning',
  'Reconciling',
];
const TYPES = ['Classic', 'Consumer'];

/** The original leaves this much room behind the longest id. */
const ROOM = 10;
const MIN_WIDTH = 15;
const COLUMN_WIDTH = 20;

/** Ids of all groups of consumers, or of those in certain states, with their states and types where asked for. */
export async function listGroups(admin: Admin, given: GroupOptions, context: ToolContext): Promise<void> {
  const states = namedWords(given.get('state'), STATES, 'state', 'states');
  const types = namedWords(given.get('type'), TYPES, 'types', 'types');
  const groups = await consumerGroups(admin, context.signal, { states, types });
  const hasColumns = given.present('state', 'type').length > 0;
  const table: Table = {
    columns: ['GROUP', ...(given.has('type') ? ['TYPE'] : []), ...(given.has('state') ? ['STATE'] : [])],
    rows: groups.map(({ groupId, type, state }) => [
      groupId,
      ...(given.has('type') ? [titled(type)] : []),
      ...(given.has('state') ? [state] : []),
    ]),
  };
  if (wantsJson(given)) printJson(context.output, tableObjects(table));
  else if (!hasColumns) for (const { groupId } of groups) printLine(context.output, groupId);
  else {
    const width = Math.max(MIN_WIDTH, ...groups.map(({ groupId }) => groupId.length)) + ROOM;
    printTable(context.output, table, [width, COLUMN_WIDTH, COLUMN_WIDTH]);
  }
}

/** Groups of workers and other kinds are left out. */
export async function consumerGroups(
  admin: Admin,
  signal: AbortSignal,
  { states, types }: { readonly states: readonly string[]; readonly types: readonly string[] } = {
    states: [],
    types: [],
  },
) {
  const groups = await admin.listGroups({ signal, states, types: types.length === 0 ? TYPES : types });
  return groups.filter(({ protocolType }) => protocolType === 'consumer' || protocolType === '');
}

function titled(type: string): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}
