import { UnsupportedVersionError } from '@kavka/client';
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

const MIN_WIDTH = 10;

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
    const admin = await context.clients.admin(clusterProperties(given, context));
    const includeFenced = given.has('include-fenced-brokers');
    const { brokers } = await admin.describeCluster({ signal: context.signal, includeFenced });
    const table = {
      columns: ['ID', 'HOST', 'PORT', 'RACK', 'STATE', 'ENDPOINT_TYPE'],
      rows: brokers
        .toSorted((a, b) => a.nodeId - b.nodeId)
        .map(({ nodeId, host, port, rack, isFenced }) => [
          nodeId,
          host,
          port,
          rack,
          isFenced ? 'fenced' : 'unfenced',
          'broker',
        ]),
    };
    if (wantsJson(given)) printJson(context.output, tableObjects(table));
    else for (const line of endpointLines(table)) printLine(context.output, line);
  },
});

/** All columns at least ten wide, but for the hosts; the last one fifteen. */
function endpointLines({ columns, rows }: Table): string[] {
  const hostWidth = Math.max(...rows.map((row) => String(row[1]).length), 0);
  const widths = [MIN_WIDTH, hostWidth, MIN_WIDTH, MIN_WIDTH, MIN_WIDTH, MIN_WIDTH + 5];
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
