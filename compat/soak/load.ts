import type { Codec } from '@kavka/protocol/records';
import type { Findings } from './findings.ts';
import type { Ledger } from './ledger.ts';

/** A topic of the load; its records are compressed by their producers. */
export interface SoakTopic {
  readonly name: string;
  readonly partitions: number;
  readonly codec: Codec;
  readonly configs: Readonly<Record<string, string>>;
  /** Written in transactions alone, and read when they are committed. */
  readonly isTransactional?: boolean;
}

/** What producers and consumers share. */
export interface Load {
  readonly port: number;
  readonly topics: readonly SoakTopic[];
  readonly ledger: Ledger;
  readonly findings: Findings;
  /** No new records from now on; what was begun is brought to its end. */
  isEnding(): boolean;
  /** A number below `bound`. */
  below(bound: number): number;
}

/** The name of a partition in the ledger. */
export function placeOf(topic: SoakTopic, partition: number): string {
  return `${topic.name}-${partition}`;
}
