import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'fixtures');

/** A batch as Apache Kafka read it: see fixtures/README.md. */
export interface ExpectedBatch {
  baseOffset: number;
  lastOffset: number;
  sizeInBytes: number;
  leaderEpoch: number;
  crc: number;
  codec: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';
  isTransactional: boolean;
  isControl: boolean;
  isLogAppendTime: boolean;
  deleteHorizon: string | null;
  baseTimestamp: string;
  maxTimestamp: string;
  producerId: string;
  producerEpoch: number;
  baseSequence: number;
  lastSequence: number;
  recordCount: number;
  records: ExpectedRecord[];
  valuesSha256: string;
}

export interface ExpectedRecord {
  offset: number;
  timestamp: string;
  key: string | null;
  value: string | null;
  headers: [string, string | null][];
}

export function fixtureNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.bin'))
    .map((name) => name.slice(0, -'.bin'.length));
}

export function fixtureBytes(name: string): Buffer {
  return readFileSync(join(FOLDER, `${name}.bin`));
}

export function expectedBatches(name: string): ExpectedBatch[] {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as ExpectedBatch[];
}

/** Bytes in the way the fixtures describe them. */
export function described(bytes: Buffer | null): string | null {
  if (bytes === null || bytes.length <= 64) return bytes?.toString('hex') ?? null;
  return `sha256 ${createHash('sha256').update(bytes).digest('hex')} of ${bytes.length} bytes`;
}
