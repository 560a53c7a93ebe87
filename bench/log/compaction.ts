import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Codec, RecordBatchBuilder } from '@kavka/protocol/records';
import { SeededRandom } from '@kavka/testkit';
import { cpuMs } from '../../compat/machine/process-figures.ts';
import { until } from '../../compat/machine/until.ts';
import type { ServerProcess } from '../../compat/server/server-process.ts';
import { createReadyTopic } from '../../compat/wire/ready-topic.ts';
import { alterTopicConfig, produceBody } from '../../compat/wire/requests.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';
import type { Results } from '../results.ts';
import type { LogMeasure } from './log-measure.ts';
import { sendAll } from './wire-load.ts';

const CODECS = { 'not compressed': Codec.none, lz4: Codec.lz4 } as const;
const KEYS = 500_000;
const BATCH_RECORDS = 200;
const VALUE_BYTES = 400;
const LIMIT_MS = 300_000;
const NEVER = '1.0';
const AT_ONCE = '0.0001';

/** The same log, all of it dirty, for both cleaners: from the moment on that it may be cleaned until the checkpoint says that it is. */
export const compaction: LogMeasure = {
  name: 'compaction',
  overrides: { 'log.cleaner.backoff.ms': '50', 'log.initial.task.delay.ms': '100' },
  async run(server, results, { rounds, compactionMegabytes }) {
    for (let round = 1; round <= rounds; round++)
      for (const [label, codec] of Object.entries(CODECS))
        await cleanOnce(server, results, { round, label, codec, megabytes: compactionMegabytes });
  },
};

interface Cleaning {
  readonly round: number;
  readonly label: string;
  readonly codec: Codec;
  readonly megabytes: number;
}

async function cleanOnce(server: ServerProcess, results: Results, cleaning: Cleaning): Promise<void> {
  const topic = `compacted-${cleaning.codec}-${cleaning.round}`;
  const configs = {
    'cleanup.policy': 'compact',
    'segment.bytes': '104857600',
    'min.cleanable.dirty.ratio': NEVER,
  };
  const connection = await WireConnection.open(server.port);
  await createReadyTopic(connection, topic, 1, configs);
  await sendAll(server.port, dirtyBatches(topic, cleaning));
  const target = activeSegment(server, topic);
  const before = cpuMs(server.pid);
  const startedAt = performance.now();
  await alterTopicConfig(connection, topic, 'min.cleanable.dirty.ratio', AT_ONCE);
  const isClean = () => cleanedUpTo(server, topic) >= target;
  await until('the log is clean', isClean, { withinMs: LIMIT_MS, everyMs: 5 });
  const seconds = (performance.now() - startedAt) / 1000;
  const usedMs = cpuMs(server.pid) - before;
  connection.close();
  const name = `compaction, ${cleaning.label}`;
  const { megabytes } = cleaning;
  results.add(server.kind, { name, unit: 'MB/s', better: 'more', target: '>= 1' }, megabytes / seconds);
  results.add(
    server.kind,
    { name: `${name}, server CPU`, unit: 'ms per MB', better: 'less' },
    usedMs / megabytes,
  );
}

/** Of the same keys and values for each server. The megabytes are those on the disk. */
function* dirtyBatches(topic: string, { codec, megabytes }: Cleaning): Generator<Buffer> {
  const random = new SeededRandom(1);
  const noise = Buffer.from(random.bytes(64 * 1024));
  const text = noise.toString('base64');
  const now = Date.now();
  for (let written = 0; written < megabytes * 1e6; ) {
    const builder = new RecordBatchBuilder({ codec });
    for (let number = 0; number < BATCH_RECORDS; number++) {
      const start = random.uint32() % (text.length - VALUE_BYTES);
      const value = Buffer.from(text.slice(start, start + VALUE_BYTES), 'latin1');
      builder.append(now, Buffer.from(`key-${random.uint32() % KEYS}`), value);
    }
    const batch = builder.build();
    written += batch.length;
    yield produceBody(topic, 0, batch);
  }
}

/** The base offset of the segment that is written: what comes before can be cleaned. */
function activeSegment({ dataFolder }: ServerProcess, topic: string): number {
  const names = readdirSync(join(dataFolder, `${topic}-0`)).filter((name) => name.endsWith('.log'));
  return Math.max(...names.map((name) => Number(name.replace('.log', ''))));
}

function cleanedUpTo({ dataFolder }: ServerProcess, topic: string): number {
  const text = readFileSync(join(dataFolder, 'cleaner-offset-checkpoint'), 'utf8');
  return Number(new RegExp(`^${topic} 0 (\\d+)$`, 'm').exec(text)?.[1] ?? -1);
}
