import { readFile, writeFile } from 'node:fs/promises';
import { apacheKafkaJars, missingForApacheKafka } from '../../apache-kafka/jars.ts';
import { runTool } from '../../apache-kafka/tools.ts';
import type { Server } from '../../server/server.ts';
import type { Client, ClientKind, GroupMember, Message, ProduceOptions, ReceivedMessage } from '../client.ts';

const NULL = 'NULL';

/** The original's kafka-console-producer, kafka-console-consumer and kafka-topics: a new JVM for each command. */
export const CONSOLE_TOOLS: ClientKind = {
  name: 'console-tools',
  lacks: {
    'consume by timestamp': 'the console consumer starts at offsets only',
    'group with a rebalance': 'the console consumer does not say what it is assigned',
    'live over a restart': 'each command is a new process',
  },
  missing: missingForApacheKafka,
  install: async () => void (await apacheKafkaJars()),
  open: async (server) => new ConsoleToolsClient(server),
};

class ConsoleToolsClient implements Client {
  readonly name = 'console-tools';
  readonly #to: readonly string[];

  constructor(server: Server) {
    this.#to = ['--bootstrap-server', server.address];
  }

  async createTopic(topic: string, partitions: number): Promise<void> {
    await runTool('topics', [...this.#to, '--create', '--topic', topic, '--partitions', `${partitions}`]);
  }

  async deleteTopic(topic: string): Promise<void> {
    await runTool('topics', [...this.#to, '--delete', '--topic', topic]);
  }

  async produce(topic: string, messages: readonly Message[], options?: ProduceOptions): Promise<void> {
    const reader = ['parse.headers=true', 'parse.key=true', `null.marker=${NULL}`];
    const lines = messages.map(({ key, value, headers }) => {
      const pairs = headers.map(([name, text]) => `${name}:${text ?? NULL}`).join(',');
      return `${[pairs || NULL, key ?? NULL, value ?? NULL].join('\t')}\n`;
    });
    await this.#produce(topic, flagsOf('--reader-property', reader), lines.join(''), options);
  }

  async produceLines(topic: string, file: string, options?: ProduceOptions): Promise<void> {
    await this.#produce(topic, [], await readFile(file), options);
  }

  consume(topic: string, count: number): Promise<ReceivedMessage[]> {
    return this.#consume(topic, count, []);
  }

  async consumeLines(topic: string, count: number, file: string): Promise<void> {
    const args = ['--topic', topic, '--from-beginning', '--max-messages', `${count}`];
    await writeFile(file, (await runTool('console-consumer', [...this.#to, ...args])).stdout);
  }

  consumeInGroup(topic: string, group: string, count: number): Promise<ReceivedMessage[]> {
    return this.#consume(topic, count, ['--group', group]);
  }

  join(): Promise<GroupMember> {
    return Promise.reject(new Error('not with console tools'));
  }

  async close(): Promise<void> {}

  async #produce(
    topic: string,
    args: readonly string[],
    input: string | Buffer,
    options: ProduceOptions = {},
  ) {
    const { compression = 'none', idempotent = false } = options;
    const properties = [`enable.idempotence=${idempotent}`, 'max.request.size=10000000', 'acks=all'];
    const codec = compression === 'none' ? [] : ['--compression-codec', compression];
    const patience = ['--max-block-ms', '5000'];
    const all = [
      ...this.#to,
      '--topic',
      topic,
      ...codec,
      ...patience,
      ...flagsOf('--command-property', properties),
    ];
    const { stderr } = await runTool('console-producer', [...all, ...args], { input });
    if (/ERROR|Exception/.test(stderr)) throw new Error(stderr.trim());
  }

  async #consume(topic: string, count: number, more: readonly string[]): Promise<ReceivedMessage[]> {
    const shown = ['partition', 'offset', 'headers', 'key'].map((name) => `print.${name}=true`);
    const args = ['--topic', topic, '--from-beginning', '--max-messages', `${count}`, ...more];
    const formatter = flagsOf('--formatter-property', [...shown, `null.literal=${NULL}`]);
    const { stdout } = await runTool('console-consumer', [...this.#to, ...args, ...formatter]);
    return stdout.toString().split('\n').slice(0, -1).map(parseLine);
  }
}

function flagsOf(name: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [name, value]);
}

function parseLine(line: string): ReceivedMessage {
  const [partition, offset, headers, key, value] = line.split('\t') as [
    string,
    string,
    string,
    string,
    string,
  ];
  const pairs = headers === 'NO_HEADERS' ? [] : headers.split(',');
  return {
    partition: Number(partition.replace('Partition:', '')),
    offset: Number(offset.replace('Offset:', '')),
    headers: pairs.map((pair) => {
      const [name, text] = pair.split(/:(.*)/s, 2) as [string, string];
      return [name, bytesOf(text)];
    }),
    key: bytesOf(key),
    value: bytesOf(value),
  };
}

function bytesOf(text: string): Buffer | null {
  return text === NULL ? null : Buffer.from(text);
}
