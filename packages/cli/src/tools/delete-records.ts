import { type Admin, BrokerError, type RecordsToDelete } from '@kavka/client';
import {
  CONNECTION,
  clientProperties,
  defineTool,
  OUTPUT,
  printJson,
  printLine,
  readText,
  ToolError,
  text,
  wantsJson,
} from '../shell/index.ts';

const FORMAT = '{"partitions": [{"topic": "orders", "partition": 0, "offset": 5}], "version": 1}';

export const deleteRecords = defineTool({
  name: 'kafka-delete-records',
  summary: 'Deletes the first records of partitions.',
  options: {
    ...CONNECTION,
    ...OUTPUT,
    'offset-json-file': text(
      'file',
      `The first offset that stays in each partition: ${FORMAT}. -1 stands for the end of what consumers see.`,
      { isRequired: true, completes: 'file' },
    ),
  },
  example: 'kafka-delete-records --bootstrap-server localhost:9092 --offset-json-file offsets.json',
  async run(given, context) {
    const { output, signal } = context;
    const records = parseOffsets(readText(context, given.need('offset-json-file')));
    const admin = await context.clients.admin(clientProperties(given, context));
    await requirePartitions(admin, records, signal);
    if (!wantsJson(given)) printLine(output, 'Executing records delete operation');
    const outcomes = await Promise.all(
      records.map(async (one) => {
        try {
          const [deleted] = await admin.deleteRecords([one], { signal });
          return { ...one, lowWatermark: deleted?.lowWatermark ?? -1, error: null };
        } catch (error) {
          if (!(error instanceof BrokerError)) throw error;
          return { ...one, lowWatermark: null, error: error.reason };
        }
      }),
    );
    if (wantsJson(given)) printJson(output, outcomes);
    else {
      printLine(output, 'Records delete operation completed:');
      for (const { topic, partition, lowWatermark, error } of outcomes) {
        const result = error === null ? `low_watermark: ${lowWatermark}` : `error: ${error}`;
        printLine(output, `partition: ${topic}-${partition}\t${result}`);
      }
    }
    return outcomes.every(({ error }) => error === null) ? 0 : 1;
  },
});

/** A client waits for partitions that may come; a person wants to know now, with nothing deleted. @throws ToolError */
async function requirePartitions(
  admin: Admin,
  records: readonly RecordsToDelete[],
  signal: AbortSignal,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const topic of new Set(records.map((one) => one.topic))) {
    const [found] = await admin.describeTopics([topic], { signal }).catch((error: unknown) => {
      if (error instanceof BrokerError && error.code === 'UNKNOWN_TOPIC_OR_PARTITION') return [];
      throw error;
    });
    counts.set(topic, found?.partitions.length ?? 0);
  }
  const missing = records.find(({ topic, partition }) => partition < 0 || partition >= counts.get(topic)!);
  if (missing !== undefined)
    throw new ToolError(
      `There is no partition ${missing.topic}-${missing.partition}: nothing was deleted; kafka-topics --describe shows those that are`,
    );
}

/** @throws ToolError that says what is expected */
function parseOffsets(json: string): RecordsToDelete[] {
  const records = entriesIn(json).map((entry): RecordsToDelete => {
    const { topic, partition, offset } = Object(entry) as Record<string, unknown>;
    if (typeof topic !== 'string' || !isCount(partition) || !(isCount(offset) || offset === -1))
      throw new ToolError(`Not an offset of a partition: ${JSON.stringify(entry)} (expected ${FORMAT})`);
    return { topic, partition, beforeOffset: offset };
  });
  const names = records.map(({ topic, partition }) => `${topic}-${partition}`);
  const repeated = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  if (repeated.size > 0)
    throw new ToolError(`Offset json file contains duplicate topic partitions: ${[...repeated].join(',')}`);
  return records;
}

function entriesIn(json: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new ToolError(`The input string is not a valid JSON (expected ${FORMAT})`, { cause });
  }
  const { version = 1, partitions } = Object(value) as Record<string, unknown>;
  if (version !== 1) throw new ToolError(`Not supported version field value ${JSON.stringify(version)}`);
  if (!Array.isArray(partitions)) throw new ToolError(`Missing partitions field (expected ${FORMAT})`);
  return partitions;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
