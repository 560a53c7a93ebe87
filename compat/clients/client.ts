import type { Server } from '../server/server.ts';

export const COMPRESSIONS = ['gzip', 'snappy', 'lz4', 'zstd'] as const;
export type Compression = 'none' | (typeof COMPRESSIONS)[number];

export interface Message {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly (readonly [string, Buffer | null])[];
}

export interface ReceivedMessage extends Message {
  readonly partition: number;
  readonly offset: number;
}

export interface ProduceOptions {
  readonly compression?: Compression;
  readonly idempotent?: boolean;
}

/** A member of a consumer group, consuming while it lives. */
export interface GroupMember {
  /** Its partitions after the last rebalance. */
  readonly assigned: ReadonlySet<number>;
  /** All that it has got so far. */
  readonly received: readonly ReceivedMessage[];
  /** Commits and leaves. */
  leave(): Promise<void>;
}

/** A foreign client, bound to one server. Rejects with the client's own error text. Everything is produced with acks=all. */
export interface Client {
  readonly name: string;
  createTopic(topic: string, partitions: number): Promise<void>;
  deleteTopic(topic: string): Promise<void>;
  produce(topic: string, messages: readonly Message[], options?: ProduceOptions): Promise<void>;
  /** Each line of the file (without its end) is a message of partition 0. */
  produceLines(topic: string, file: string, options?: ProduceOptions): Promise<void>;
  /** The first `count` messages of all partitions, from the beginning or from a time. */
  consume(topic: string, count: number, fromTimestamp?: number): Promise<ReceivedMessage[]>;
  /** The first `count` messages of partition 0 into a file, each with a line end behind it. */
  consumeLines(topic: string, count: number, file: string): Promise<void>;
  /** Joins, takes exactly `count` messages, commits exactly these, leaves. */
  consumeInGroup(topic: string, group: string, count: number): Promise<ReceivedMessage[]>;
  join(topic: string, group: string): Promise<GroupMember>;
  close(): Promise<void>;
}

/** Transactions one after the other, each with its values and its end. */
export interface TransactionRound {
  readonly values: readonly string[];
  readonly isCommitted: boolean;
}

/** A client with transactional producers. */
export interface TransactingClient {
  transact(topic: string, transactionalId: string, rounds: readonly TransactionRound[]): Promise<void>;
  close(): Promise<void>;
}

export interface ClientKind {
  readonly name: string;
  /** The program without which this client cannot run here; `undefined` if it can. */
  missing(): string | undefined;
  /** Names of scenarios that this client has no way to play, with the reason. */
  readonly lacks: Readonly<Record<string, string>>;
  /** Fetches or builds what is not in the cache yet. */
  install(): Promise<void>;
  open(server: Server): Promise<Client>;
  /** The same with members of the protocol of KIP-848; where the client has it. */
  openForConsumerGroups?(server: Server): Promise<Client>;
  /** Where the client has transactions. */
  openForTransactions?(server: Server): Promise<TransactingClient>;
}
