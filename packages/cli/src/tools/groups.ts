import type { GroupListing } from '@kavka/client';
import {
  CONNECTION,
  clientProperties,
  defineTool,
  flag,
  type Given,
  OUTPUT,
  oneOf,
  printJson,
  printTable,
  tableObjects,
  text,
  UsageError,
  wantsJson,
} from '../shell/index.ts';

const MIN_WIDTH = 20;
const OPTIONS = {
  ...CONNECTION,
  ...OUTPUT,
  list: flag('Lists the groups.'),
  'group-type': oneOf(['classic', 'consumer', 'share', 'streams'], 'Only groups of this type.'),
  protocol: text('protocol', 'Only groups of this protocol.'),
  consumer: flag('Only groups of consumers, of either protocol, and those that only store offsets.'),
  share: flag('Only share groups.'),
  streams: flag('Only streams groups.'),
};

export const groups = defineTool({
  name: 'kafka-groups',
  summary: 'Lists groups of all types.',
  options: OPTIONS,
  errorPrefix: 'Error while executing groups command : ',
  example: 'kafka-groups --bootstrap-server localhost:9092 --list',
  async run(given, context) {
    if (!given.has('list')) throw new UsageError('Command must include exactly one action: --list.');
    given.exclude('consumer', 'group-type', 'protocol', 'share', 'streams');
    given.exclude('share', 'group-type', 'protocol', 'streams');
    given.exclude('streams', 'group-type', 'protocol');
    const admin = await context.clients.admin(clientProperties(given, context));
    const all = await admin.listGroups({ signal: context.signal });
    const wanted = all.filter((group) => isWanted(group, given));
    const rows = wanted.map(({ groupId, type, protocolType }) => [groupId, titled(type), protocolType]);
    const table = { columns: ['GROUP', 'TYPE', 'PROTOCOL'], rows };
    if (wantsJson(given)) {
      printJson(context.output, tableObjects(table));
      return;
    }
    const width = Math.max(MIN_WIDTH, ...rows.flat().map((cell) => cell.length));
    printTable(context.output, table, [width, width, width]);
  },
});

function isWanted({ type, protocolType }: GroupListing, given: Given<typeof OPTIONS>): boolean {
  const kind = type.toLowerCase();
  if (given.has('share')) return kind === 'share';
  if (given.has('streams')) return kind === 'streams';
  const isOfConsumers = protocolType === 'consumer' || protocolType === '';
  if (given.has('consumer')) return kind === 'consumer' || (kind === 'classic' && isOfConsumers);
  const wantedType = given.get('group-type');
  const wantedProtocol = given.get('protocol');
  return (
    (wantedType === undefined || kind === wantedType) &&
    (wantedProtocol === undefined || protocolType === wantedProtocol)
  );
}

function titled(type: string): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}
