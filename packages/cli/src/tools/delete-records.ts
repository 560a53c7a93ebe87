import { BrokerError, type RecordsToDelete } from '@kavka/client';
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
