/**
 * The console consumer beside kcat and the original's, in turn, each to a file that is thrown away:
 *   node bench/tools/console-consumer.ts [--megabytes 400] [--size 100,1024] [--rounds 3]
 * Prints MB/s of values and the share of the fastest.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Producer } from '@kavka/client';
import { toolArguments } from '../../compat/apache-kafka/tools.ts';
import { isOnPath } from '../../compat/machine/process.ts';
import { kavkaServer } from '../../compat/server/kavka.ts';
import { numberOption, programOptions } from '../../scripts/program-options.ts';
import { withTopic } from '../with-topic.ts';

const { values: options } = programOptions(import.meta.filename, {
  options: {
    megabytes: { type: 'string', default: '400' },
    size: { type: 'string', default: '100,1024' },
    rounds: { type: 'string', default: '3' },
  },
});

const KAVKA = join(import.meta.dirname, '../../bin/kafka-console-consumer');
const PARTITIONS = 4;

interface Contender {
  readonly name: string;
  command(
    address: string,
    topic: string,
    count: number,
  ): Promise<readonly [program: string, args: readonly string[]]>;
}

const CONTENDERS: readonly Contender[] = [
  {
    name: 'kavka',
    command: async (address, topic, count) => [KAVKA, words(address, topic, count)],
  },
  {
    name: 'kcat',
    command: async (address, topic, count) => [
      'kcat',
      ['-C', '-q', '-b', address, '-t', topic, '-o', 'beginning', '-c', String(count)],
    ],
  },
  {
    name: 'the original',
    command: async (address, topic, count) => [
      'java',
      await toolArguments('console-consumer', words(address, topic, count)),
    ],
  },
];

function words(address: string, topic: string, count: number): string[] {
  return [
    '--bootstrap-server',
    address,
    '--topic',
    topic,
    '--from-beginning',
    '--max-messages',
    String(count),
  ];
}

async function fill(address: string, topic: string, size: number, count: number): Promise<void> {
  await using producer = new Producer({
    bootstrapServers: address,
    acks: '1',
    batchSize: 65_536,
    lingerMs: 5,
  });
  const value = Buffer.alloc(size, 'x');
  for (let sent = 0; sent < count; sent++) {
    while (!producer.trySend({ topic, value, partition: sent % PARTITIONS })) await producer.ready(topic);
  }
  await producer.flush();
}

/** Seconds from the start of the process to its end. */
function seconds(program: string, args: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', openSync('/dev/null', 'w'), 'ignore'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve((performance.now() - startedAt) / 1000);
      else reject(new Error(`${program} has ended with ${code}`));
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'kavka-console-'));
const server = await kavkaServer({ folder, overrides: {} });
try {
  await server.start();
  for (const size of options.size.split(',').map(Number)) {
    const count = Math.round((numberOption('megabytes', options.megabytes, 1) * 1e6) / size);
    await withTopic(server, PARTITIONS, async (topic) => {
      await fill(server.address, topic, size, count);
      const usable = CONTENDERS.filter(({ name }) => (name === 'kcat' ? isOnPath('kcat') : true));
      const best = new Map<string, number>();
      for (let round = 0; round < numberOption('rounds', options.rounds, 1); round++)
        for (const { name, command } of usable) {
          const took = await seconds(...(await command(server.address, topic, count)));
          best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, took));
        }
      for (const [name, took] of best)
        console.log(
          `${size} bytes  ${name.padEnd(14)} ${((count * size) / 1e6 / took).toFixed(0).padStart(6)} MB/s`,
        );
    });
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
