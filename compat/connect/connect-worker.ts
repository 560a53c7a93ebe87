import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { javaArguments } from '../apache-kafka/jars.ts';
import { freePort } from '../machine/free-port.ts';
import { until } from '../machine/until.ts';

const JVM = ['-Xmx512M', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const STRING_CONVERTER = 'org.apache.kafka.connect.storage.StringConverter';
const LIMIT_MS = 150_000;
const LOG_TAIL_CHARS = 3_000;

/** One worker of Kafka Connect in its distributed mode, which writes what sources read in transactions. */
export class ConnectWorker {
  readonly #process: ChildProcess;
  readonly #address: string;
  readonly #log: string;

  private constructor(child: ChildProcess, address: string, log: string) {
    this.#process = child;
    this.#address = address;
    this.#log = log;
    process.once('exit', () => this.end());
  }

  /** Resolves when the worker has joined its group. */
  static async start(bootstrapServers: string, folder: string): Promise<ConnectWorker> {
    mkdirSync(folder, { recursive: true });
    const address = `http://localhost:${await freePort()}`;
    const properties = join(folder, 'worker.properties');
    writeFileSync(properties, propertiesText(workerConfig(bootstrapServers, address)));
    const args = await javaArguments(JVM, 'org.apache.kafka.connect.cli.ConnectDistributed');
    const logPath = join(folder, 'worker.log');
    const log = openSync(logPath, 'a');
    const child = spawn('java', [...args, properties], { stdio: ['ignore', log, log] });
    closeSync(log);
    const worker = new ConnectWorker(child, address, logPath);
    await worker.#until('the worker answers', () => worker.#ask('GET', '/connectors'));
    return worker;
  }

  /** Adds a connector and waits until it and its only task run. */
  async add(name: string, config: Readonly<Record<string, string>>): Promise<void> {
    await this.#until(`connector ${name} is taken`, () =>
      this.#ask('PUT', `/connectors/${name}/config`, { 'tasks.max': '1', ...config }),
    );
    await this.#until(`connector ${name} runs`, async () => {
      const { connector, tasks } = (await this.#ask('GET', `/connectors/${name}/status`)) as Status;
      return connector.state === 'RUNNING' && tasks.length === 1 && tasks[0]!.state === 'RUNNING';
    });
  }

  end(): void {
    this.#process.kill('SIGKILL');
  }

  async #until(what: string, ask: () => Promise<unknown>): Promise<void> {
    try {
      await until(what, async () => (await ask()) !== false, { withinMs: LIMIT_MS, everyMs: 200 });
    } catch (error) {
      throw new Error(
        `${(error as Error).message}\n${readFileSync(this.#log, 'utf8').slice(-LOG_TAIL_CHARS)}`,
      );
    }
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#address}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}

interface Status {
  readonly connector: { readonly state: string };
  readonly tasks: readonly { readonly state: string }[];
}

function workerConfig(bootstrapServers: string, address: string): Readonly<Record<string, string>> {
  return {
    'bootstrap.servers': bootstrapServers,
    'group.id': 'connect',
    'key.converter': STRING_CONVERTER,
    'value.converter': STRING_CONVERTER,
    'config.storage.topic': 'connect-configs',
    'offset.storage.topic': 'connect-offsets',
    'status.storage.topic': 'connect-status',
    'config.storage.replication.factor': '1',
    'offset.storage.replication.factor': '1',
    'status.storage.replication.factor': '1',
    'offset.flush.interval.ms': '500',
    'exactly.once.source.support': 'enabled',
    'plugin.discovery': 'service_load',
    listeners: address,
  };
}

function propertiesText(config: Readonly<Record<string, string>>): string {
  return Object.entries(config)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
