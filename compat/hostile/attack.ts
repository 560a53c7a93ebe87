import type { ServerKind } from '../server/server.ts';
import type { WireConnection } from '../wire/wire-connection.ts';

/** What attacks are aimed at: a server with one topic of one partition that holds records. */
export interface Target {
  readonly port: number;
  readonly topic: string;
  /** Another topic, for records that may be refused or not. */
  readonly dump: string;
  wire<T>(use: (connection: WireConnection) => Promise<T>): Promise<T>;
}

/** Bad input of one kind. Throws when the server answers it in a way that it must not; leaves no connections behind. */
export interface Attack {
  readonly name: string;
  run(target: Target): Promise<void>;
  /** The server that does not survive it, and why; it is spared there. */
  readonly deadlyFor?: Partial<Record<ServerKind, string>>;
}

/** The same bytes in every run. */
export function randomBytes(length: number, seed: number): Buffer {
  let state = seed + 1;
  const bytes = Buffer.alloc(length);
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}
