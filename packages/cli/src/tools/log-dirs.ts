import type { LogDir } from '@kavka/client';
import {
  BOOTSTRAP,
  COMMAND_CONFIG,
  clientProperties,
  defineTool,
  flag,
  parseInteger,
  printLine,
  ToolError,
  text,
} from '../shell/index.ts';

/** The shape of the JSON; older ones would have another number. */
const VERSION = 1;

export const logDirs = defineTool({
  name: 'kafka-log-dirs',
  summary: 'Shows the log directories of brokers: their partitions, and how large those are.',
  options: {
    'bootstrap-server': { ...BOOTSTRAP['bootstrap-server'], aliases: [] },
    ...COMMAND_CONFIG,
    describe: flag('Shows the directories.'),
    'topic-list': text('topic,...', 'Only these topics.', { fallback: '' }),
    'broker-list': text('id,...', 'Only these brokers.', { fallback: '' }),
  },
  example: 'kafka-log-dirs --bootstrap-server localhost:9092 --describe --topic-list orders',
  async run(given, context) {
    given.require('describe');
    const { output, signal } = context;
    const topics = new Set(words(given.need('topic-list')));
    const wanted = words(given.need('broker-list')).map(brokerId);
    const properties = { 'client.id': 'log-dirs-tool', ...clientProperties(given, context) };
    const admin = await context.clients.admin(properties);
    const { brokers } = await admin.describeCluster({ signal });
    const existing = brokers.map(({ nodeId }) => nodeId);
    const missing = wanted.filter((id) => !existing.includes(id));
    if (missing.length > 0)
      throw new ToolError(
        `ERROR: The given brokers do not exist from --broker-list: ${missing.join(',')}. ` +
          `Current existent brokers: ${existing.join(',')}`,
      );
    const ids = wanted.length > 0 ? wanted : existing;
    printLine(output, 'Querying brokers for log directories information');
    const dirs = await admin.describeLogDirs(ids, { signal });
    printLine(output, `Received log directory information from brokers ${ids.join(',')}`);
    const described = ids.map((broker) => ({
      broker,
      logDirs: dirs.filter((dir) => dir.brokerId === broker).map((dir) => jsonOf(dir, topics)),
    }));
    printLine(output, JSON.stringify({ version: VERSION, brokers: described }));
  },
});

function jsonOf({ path, error, replicas }: LogDir, topics: ReadonlySet<string>) {
  return {
    partitions: replicas
      .filter(({ topic }) => topics.size === 0 || topics.has(topic))
      .map(({ topic, partition, sizeBytes, offsetLag, isFuture }) => ({
        partition: `${topic}-${partition}`,
        size: sizeBytes,
        offsetLag,
        isFuture,
      })),
    error: error === undefined ? null : error.code,
    logDir: path,
  };
}

function words(list: string): string[] {
  return list.split(',').filter((word) => word !== '');
}

function brokerId(word: string): number {
  const id = parseInteger(word);
  if (id === undefined) throw new ToolError(`--broker-list expects ids of brokers, not "${word}"`);
  return id;
}
