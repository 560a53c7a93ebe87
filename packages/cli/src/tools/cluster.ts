import { type BrokerDescription, UnsupportedVersionError } from '@kavka/client';
import {
  clusterProperties,
  defineCommand,
  EITHER_BOOTSTRAP,
  flag,
  integer,
  type Options,
  OUTPUT,
  printJson,
  printLine,
  type Table,
  ToolError,
  tableObjects,
  text,
  wantsJson,
} from '../shell/index.ts';

const CLUSTER = {
  ...EITHER_BOOTSTRAP,
  'command-config': text('file', 'A properties file with configs of the client.', {
    aliases: ['c'],
    completes: 'file',
  }),
  config: text('file', 'A properties file with configs of the client.', { replacedBy: 'command-config' }),
} as const satisfies Options;

const WIDTH = 10;
const LAST_WIDTH = 15;
/** Columns of the table. */
const HOST = 1;
const RACK = 3;

const clusterId = defineCommand({
  summary: 'Shows the id of the cluster.',
  options: CLUSTER,
  async run(given, context) {
    const admin = await context.clients.admin(clusterProperties(given, context));
    const { clusterId } = await admin.describeCluster({ signal: context.signal });
    printLine(context.output, `Cluster ID: ${clusterId}`);
  },
});

const unregister = defineCommand({
  summary: 'Forgets a broker that will not come back.',
  options: {
    ...CLUSTER,
    id: integer('id', 'The node id of the broker.', { isRequired: true, aliases: ['i'] }),
  },
  async run(given, context) {
    const id = given.need('id');
    const admin = await context.clients.admin(clusterProperties(given, context));
    try {
      await admin.unregisterBroker(id, { signal: context.signal });
      printLine(context.output, `Broker ${id} is no longer registered.`);
    } catch (error) {
      if (!(error instanceof UnsupportedVersionError)) throw error;
      printLine(context.output, 'The target cluster does not support the broker unregistration API.');
    }
  },
});

const listEndpoints = defineCommand({
  summary: 'Shows where brokers listen.',
  options: {
    ...CLUSTER,
    ...OUTPUT,
    'include-fenced-brokers': flag('Also brokers that are registered, but fenced.'),
  },
  async run(given, context) {
    const includeFenced = given.has('include-fenced-brokers');
    const areControllers = given.has('bootstrap-controller');
    if (includeFenced && areControllers)
      throw new ToolError(
        'The option --include-fenced-brokers is only supported with --bootstrap-server option',
      );
    const admin = await context.clients.admin(clusterProperties(given, context));
    const { brokers } = await admin.describeCluster({ signal: context.signal, includeFenced });
    const nodes = brokers.toSorted((a, b) => a.nodeId - b.nodeId);
    const table = areControllers ? controllerTable(nodes) : brokerTable(nodes);
    if (wantsJson(given)) printJson(context.output, tableObjects(table));
    else for (const line of endpointLines(table)) printLine(context.output, line);
  },
});

function brokerTable(nodes: readonly BrokerDescription[]): Table {
  const state = (isFenced: boolean): string => (isFenced ? 'fenced' : 'unfenced');
  return {
    columns: ['ID', 'HOST', 'PORT', 'RACK', 'STATE', 'ENDPOINT_TYPE'],
    rows: nodes.map(({ nodeId, host, port, rack, isFenced }) => [
      nodeId,
      host,
      port,
      rack,
      state(isFenced),
      'broker',
    ]),
  };
}

function controllerTable(nodes: readonly BrokerDescription[]): Table {
  return {
    columns: ['ID', 'HOST', 'PORT', 'RACK', 'ENDPOINT_TYPE'],
    rows: nodes.map(({ nodeId, host, port, rack }) => [nodeId, host, port, rack, 'controller']),
  };
}

/** All columns ten wide, but for hosts and racks, which are as wide as the longest; the last one fifteen. */
function endpointLines({ columns, rows }: Table): string[] {
  const longest = (at: number): number =>
    Math.max(0, ...rows.map((row) => (row[at] === null ? 0 : String(row[at]).length)));
  const middle = columns
    .slice(HOST + 1, -1)
    .map((column) => (column === 'RACK' ? longest(RACK) : WIDTH) || WIDTH);
  const widths = [WIDTH, longest(HOST), ...middle, LAST_WIDTH];
  return [columns, ...rows].map((row) =>
    row.map((cell, at) => String(cell).padEnd(widths[at] ?? 0)).join(' '),
  );
}

export const cluster = {
  name: 'kafka-cluster',
  summary: 'Shows the id and the brokers of a cluster, and forgets brokers that are gone.',
  names: 'prefix',
  options: {},
  example: 'kafka-cluster cluster-id --bootstrap-server localhost:9092',
  commands: { 'cluster-id': clusterId, unregister, 'list-endpoints': listEndpoints },
} as const;
