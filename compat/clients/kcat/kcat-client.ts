import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { isOnPath, run } from '../../machine/process.ts';
import { within } from '../../machine/until.ts';
import type { Server } from '../../server/server.ts';
import { createReadyTopic } from '../../wire/ready-topic.ts';
import { deleteTopic } from '../../wire/requests.ts';
import { WireConnection } from '../../wire/wire-connection.ts';
import type { Client, ClientKind, GroupMember, Message, ProduceOptions, ReceivedMessage } from '../client.ts';
import { FORMAT, parseMessages } from './kcat-format.ts';

const KEY_END = '\x1f';
const MESSAGE_END = '\x1e';
const SETTINGS = { 'broker.address.family': 'v4', 'message.max.bytes': '10000000', 'linger.ms': '2' };
const PRODUCER_SETTINGS = { acks: 'all', 'topic.metadata.propagation.max.ms': '5000' };
const CONSUMER_SETTINGS = { 'auto.offset.reset': 'earliest', 'heartbeat.interval.ms': '500' };

/** kcat as Debian has it: librdkafka 2.0 of 2023, an older generation than confluent-kafka. */
export const KCAT_CLIENT: ClientKind = {
  name: 'kcat',
  lacks: {
    'create and delete topics': 'kcat has no command for it',
    'live over a restart': 'a kcat producer is a new process each time',
  },
  missing: () => (isOnPath('kcat') || canInstall() ? undefined : 'kcat'),
  async install() {
    if (isOnPath('kcat')) return;
    const limit = { timeoutMs: 180_000, env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], limit);
    await run('apt-get', ['install', '-y', '-qq', 'kcat'], limit);
  },
  open: async (server) => new KcatClient(server),
};

/** Only a CI machine gets system packages without being asked. */
function canInstall(): boolean {
  return process.env.CI === 'true' && isOnPath('apt-get') && process.getuid?.() === 0;
}

class KcatClient implements Client {
  readonly name = 'kcat';
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  async createTopic(topic: string, partitions: number): Promise<void> {
    const connection = await WireConnection.open(this.#server.port);
    await createReadyTopic(connection, topic, partitions).finally(() => connection.close());
  }

  async deleteTopic(topic: string): Promise<void> {
    const connection = await WireConnection.open(this.#server.port);
    await deleteTopic(connection, topic).finally(() => connection.close());
  }

  /** One kcat for each run of messages of one shape: headers, and whether there is a key, are options of the command. */
  async produce(topic: string, messages: readonly Message[], options: ProduceOptions = {}): Promise<void> {
    for (const alike of runsOf(messages, shapeOf)) {
      const { key, value, headers } = alike[0]!;
      const flags = headers.flatMap(([name, text]) => ['-H', text === null ? name : `${name}=${text}`]);
      if (key !== null) flags.push('-K', KEY_END);
      if (value === null) flags.push('-Z');
      const text = alike.map((one) => `${key === null ? '' : `${one.key}${KEY_END}`}${one.value ?? ''}`);
      await this.#produce(
        topic,
        ['-D', MESSAGE_END, ...flags],
        options,
        text.join(MESSAGE_END) + MESSAGE_END,
      );
    }
  }

  async produceLines(topic: string, file: string, options: ProduceOptions = {}): Promise<void> {
    await this.#produce(topic, ['-p', '0', '-l', file], options, '');
  }

  async consume(topic: string, count: number, fromTimestamp?: number): Promise<ReceivedMessage[]> {
    const from = fromTimestamp === undefined ? 'beginning' : `s@${fromTimestamp}`;
    const args = ['-C', '-t', topic, '-o', from, '-c', `${count}`, '-f', FORMAT];
    return parseMessages((await this.#run([...args, ...flagsOf(CONSUMER_SETTINGS)])).stdout);
  }

  async consumeLines(topic: string, count: number, file: string): Promise<void> {
    const args = ['-C', '-t', topic, '-p', '0', '-o', 'beginning', '-c', `${count}`, '-f', '%s\n'];
    await writeFile(file, (await this.#run([...args, ...flagsOf(CONSUMER_SETTINGS)])).stdout);
  }

  async consumeInGroup(topic: string, group: string, count: number): Promise<ReceivedMessage[]> {
    const args = ['-c', `${count}`, '-f', FORMAT, ...flagsOf(CONSUMER_SETTINGS), '-G', group, topic];
    return parseMessages((await this.#run(args)).stdout);
  }

  async join(topic: string, group: string): Promise<GroupMember> {
    const args = ['-u', '-f', FORMAT, ...flagsOf(CONSUMER_SETTINGS), '-G', group, topic];
    const child = spawn('kcat', ['-b', this.#server.address, ...flagsOf(SETTINGS), ...args]);
    const chunks: Buffer[] = [];
    let assigned = new Set<number>();
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const change = line.match(/rebalanced .*?: (assigned|revoked): ?(.*)/);
      if (!change) return;
      const partitions = [...change[2]!.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
      assigned = new Set(change[1] === 'assigned' ? partitions : []);
    });
    const closed = once(child, 'close');
    return {
      get assigned() {
        return assigned;
      },
      get received() {
        return parseMessages(Buffer.concat(chunks));
      },
      async leave() {
        child.kill('SIGTERM');
        await within('kcat leaves', 20_000, closed).catch(() => child.kill('SIGKILL'));
      },
    };
  }

  async close(): Promise<void> {}

  async #produce(
    topic: string,
    args: readonly string[],
    options: ProduceOptions,
    input: string,
  ): Promise<void> {
    const settings = {
      ...PRODUCER_SETTINGS,
      'compression.type': options.compression ?? 'none',
      'enable.idempotence': `${options.idempotent ?? false}`,
    };
    const { stderr } = await this.#run(['-P', '-t', topic, ...flagsOf(settings), ...args], input);
    if (/Delivery failed|% ERROR/.test(stderr)) throw new Error(stderr.trim());
  }

  #run(args: readonly string[], input = '') {
    return run('kcat', ['-b', this.#server.address, ...flagsOf(SETTINGS), ...args], { input });
  }
}

function flagsOf(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-X', `${name}=${value}`]);
}

function shapeOf({ key, value, headers }: Message): string {
  return JSON.stringify([key === null, value === null, headers]);
}

function runsOf<T>(items: readonly T[], shape: (item: T) => string): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last && shape(last[0]!) === shape(item)) last.push(item);
    else runs.push([item]);
  }
  return runs;
}
