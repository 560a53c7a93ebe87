import assert from 'node:assert/strict';
import type { GroupMember, Message } from '../clients/client.ts';
import type { Server } from '../server/server.ts';
import { WireConnection } from '../wire/wire-connection.ts';

/** What a scenario plays on: a server, and names that nothing else uses. */
export class Stage {
  readonly server: Server;
  /** For files of the scenarios. */
  readonly folder: string;
  #names = 0;

  constructor(server: Server, folder: string) {
    this.server = server;
    this.folder = folder;
  }

  /** A name for a topic, a group or a file. */
  name(hint: string): string {
    return `${hint.replaceAll(/[^a-z0-9]+/gi, '-')}-${++this.#names}`;
  }

  /** A bare connection for the time of `use`. */
  async wire<T>(use: (connection: WireConnection) => Promise<T>): Promise<T> {
    const connection = await WireConnection.open(this.server.port);
    try {
      return await use(connection);
    } finally {
      connection.close();
    }
  }
}

/** A message of texts. */
export function message(
  key: string | null,
  value: string | null,
  headers: readonly (readonly [string, string | null])[] = [],
): Message {
  const bytes = (text: string | null) => (text === null ? null : Buffer.from(text));
  return {
    key: bytes(key),
    value: bytes(value),
    headers: headers.map(([name, text]) => [name, bytes(text)]),
  };
}

/** `prefix-0`, `prefix-1`, ... with keys that spread over partitions. */
export function numbered(prefix: string, count: number): Message[] {
  return Array.from({ length: count }, (_, index) => message(`key-${index % 17}`, `${prefix}-${index}`));
}

const EXAMPLES = 5;

/** Compares messages as readable text, in any order: partitions are read side by side. */
export function assertSameMessages(actual: readonly Message[], expected: readonly Message[]): void {
  const missing = without(expected.map(shown), actual.map(shown));
  const surplus = without(actual.map(shown), expected.map(shown));
  if (missing.length === 0 && surplus.length === 0) return;
  const some = (texts: readonly string[]) => [`${texts.length}`, ...texts.slice(0, EXAMPLES)].join('\n  ');
  assert.fail(`of ${expected.length} messages\nmissing: ${some(missing)}\nnot expected: ${some(surplus)}`);
}

/** The texts less one of each of the others. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

export function shown({ key, value, headers }: Message): string {
  const pairs = headers.map(([name, text]) => `${name}=${text === null ? 'null' : `'${text}'`}`);
  return [key, value]
    .map((bytes) => (bytes === null ? 'null' : `'${abridged(bytes)}'`))
    .concat(pairs)
    .join(' ');
}

function abridged(bytes: Buffer): string {
  const text = bytes.toString();
  return text.length <= 100
    ? text
    : `${text.slice(0, 50)}... (${bytes.length} bytes, ends in ${text.slice(-10)})`;
}

/** What the members got, once for each offset: a client may read again, after a rebalance, what it had not committed. */
export function distinct(...members: readonly GroupMember[]): Message[] {
  const all = members.flatMap(({ received }) => received);
  return [...new Map(all.map((one) => [`${one.partition}/${one.offset}`, one])).values()];
}
