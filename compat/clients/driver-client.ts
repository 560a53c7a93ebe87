import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { within } from '../machine/until.ts';
import type { Server } from '../server/server.ts';
import type {
  Client,
  GroupMember,
  Message,
  ProduceOptions,
  ReceivedMessage,
  TransactingClient,
  TransactionRound,
} from './client.ts';

/**
 * A client that runs in a small program of its own language. The program reads one command a line from standard input,
 * `{"id": 1, "command": "produce", ...}`, and writes `{"id": 1, "result": ...}` or `{"id": 1, "error": "text"}` for each, in any
 * order; a group's member also writes `{"member": "m-1", "assigned": [0, 1]}` and `{"member": "m-1", "message": {...}}`.
 * Bytes are base64, null is null.
 */
export interface DriverProgram {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const COMMAND_LIMIT_MS = 60_000;

/** In the names of Kafka's configs. */
export type ConsumerSettings = Readonly<Record<string, string>>;

interface WireMessage {
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: readonly (readonly [string, string | null])[];
}

interface ReceivedWireMessage extends WireMessage {
  readonly partition: number;
  readonly offset: number;
}

interface DriverLine {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly member?: string;
  readonly assigned?: readonly number[];
  readonly message?: ReceivedWireMessage;
}

interface LiveMember {
  assigned: Set<number>;
  readonly received: ReceivedMessage[];
}

export class DriverClient implements Client, TransactingClient {
  readonly name: string;
  readonly #process: ChildProcess;
  readonly #pending = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #members = new Map<string, LiveMember>();
  #commands = 0;
  #errorOutput = '';

  constructor(name: string, server: Server, driver: DriverProgram) {
    this.name = name;
    const env = { ...process.env, ...driver.env, BOOTSTRAP: server.address };
    this.#process = spawn(driver.program, driver.args, { stdio: ['pipe', 'pipe', 'pipe'], env });
    this.#process.on('error', (error) => this.#failAll(error));
    this.#process.stdin!.on('error', () => {}); // the end of the process tells
    this.#process.on('close', (code) => this.#failAll(new Error(`ended with ${code}: ${this.#errorOutput}`)));
    this.#process.stderr!.on('data', (chunk: Buffer) => {
      this.#errorOutput = (this.#errorOutput + chunk).slice(-2_000);
    });
    createInterface({ input: this.#process.stdout! }).on('line', (line) => this.#line(JSON.parse(line)));
  }

  async createTopic(topic: string, partitions: number): Promise<void> {
    await this.#command('createTopic', { topic, partitions });
  }

  async deleteTopic(topic: string): Promise<void> {
    await this.#command('deleteTopic', { topic });
  }

  async produce(topic: string, messages: readonly Message[], options: ProduceOptions = {}): Promise<void> {
    await this.#command('produce', { topic, messages: messages.map(toWire), ...withDefaults(options) });
  }

  async produceLines(topic: string, file: string, options: ProduceOptions = {}): Promise<void> {
    await this.#command('produceLines', { topic, file, ...withDefaults(options) });
  }

  async consume(
    topic: string,
    count: number,
    fromTimestamp?: number,
    settings?: ConsumerSettings,
  ): Promise<ReceivedMessage[]> {
    const fields = { topic, count, fromTimestamp: fromTimestamp ?? null, ...(settings && { settings }) };
    const messages = await this.#command('consume', fields);
    return (messages as ReceivedWireMessage[]).map(fromWire);
  }

  async transact(topic: string, transactionalId: string, rounds: readonly TransactionRound[]): Promise<void> {
    await this.#command('transact', { topic, transactionalId, rounds });
  }

  async consumeLines(topic: string, count: number, file: string): Promise<void> {
    await this.#command('consumeLines', { topic, count, file });
  }

  async consumeInGroup(topic: string, group: string, count: number): Promise<ReceivedMessage[]> {
    const messages = await this.#command('consumeInGroup', { topic, group, count });
    return (messages as ReceivedWireMessage[]).map(fromWire);
  }

  /** `settings` are more of the consumer's own, for Java and Python. */
  async join(topic: string, group: string, settings?: ConsumerSettings): Promise<GroupMember> {
    const id = `m-${this.#members.size + 1}`;
    const member: LiveMember = { assigned: new Set(), received: [] };
    this.#members.set(id, member);
    await this.#command('join', { topic, group, member: id, ...(settings && { settings }) });
    const leave = async () => void (await this.#command('leave', { member: id }));
    return {
      get assigned() {
        return member.assigned;
      },
      received: member.received,
      leave,
    };
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const closed = once(this.#process, 'close');
    this.#process.stdin!.end();
    await within(`${this.name} ends`, 10_000, closed).catch(() => this.#process.kill('SIGKILL'));
  }

  #command(command: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> {
    const id = ++this.#commands;
    const pending = Promise.withResolvers<unknown>();
    this.#pending.set(id, pending);
    this.#process.stdin!.write(`${JSON.stringify({ id, command, ...fields })}\n`);
    return within(`${this.name}: ${command}`, COMMAND_LIMIT_MS, pending.promise);
  }

  #line(line: DriverLine): void {
    if (line.id !== undefined) {
      const pending = this.#pending.get(line.id);
      this.#pending.delete(line.id);
      if (line.error === undefined) pending?.resolve(line.result);
      else pending?.reject(new Error(line.error));
      return;
    }
    const member = this.#members.get(line.member ?? '');
    if (line.assigned) member!.assigned = new Set(line.assigned);
    if (line.message) member!.received.push(fromWire(line.message));
  }

  #failAll(error: Error): void {
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}

function withDefaults(options: ProduceOptions): Required<ProduceOptions> {
  return { compression: 'none', idempotent: false, ...options };
}

function toWire(message: Message): WireMessage {
  const headers = message.headers.map(([name, value]) => [name, base64(value)] as const);
  return { key: base64(message.key), value: base64(message.value), headers };
}

function fromWire(message: ReceivedWireMessage): ReceivedMessage {
  const headers = message.headers.map(([name, value]) => [name, bytes(value)] as const);
  return { ...message, key: bytes(message.key), value: bytes(message.value), headers };
}

function base64(value: Buffer | null): string | null {
  return value === null ? null : value.toString('base64');
}

function bytes(value: string | null): Buffer | null {
  return value === null ? null : Buffer.from(value, 'base64');
}
