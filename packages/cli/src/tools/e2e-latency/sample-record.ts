import type { Random } from '@kavka/base';
import type { ConsumerRecord } from '@kavka/client';
import { ToolError } from '../../shell/index.ts';
import type { Measurement } from './latency-options.ts';

const LETTERS = 26;
const FIRST_LETTER = 65;

export interface SampleRecord {
  readonly key: Buffer;
  readonly value: Buffer;
  readonly headers: readonly { readonly key: string; readonly value: Buffer | null }[];
}

export function sampleRecord(sizes: Measurement, random: Pick<Random, 'below'>): SampleRecord {
  const bytes = (size: number): Buffer => Buffer.alloc(size, FIRST_LETTER + random.below(LETTERS));
  const headers = Array.from({ length: sizes.headers }, () => ({
    key: bytes(sizes.headerKeySize).toString(),
    value: sizes.headerValueSize < 0 ? null : bytes(sizes.headerValueSize),
  }));
  return { key: bytes(sizes.keySize), value: bytes(sizes.valueSize), headers };
}

/** @throws ToolError where what was read is not what was sent */
export function checkSame(sent: SampleRecord, read: ConsumerRecord): void {
  const { valueBytes, keyBytes, headers } = read;
  if (valueBytes === null || !sent.value.equals(valueBytes))
    throw new ToolError(
      `The message value read [${valueBytes}] did not match the message value sent [${sent.value}]`,
    );
  if (keyBytes === null || !sent.key.equals(keyBytes))
    throw new ToolError(
      `The message key read [${keyBytes}] did not match the message key sent [${sent.key}]`,
    );
  if (headers.length !== sent.headers.length)
    throw new ToolError('Header count mismatch between sent and received messages');
  for (const [at, { key, value }] of headers.entries()) {
    const other = sent.headers[at];
    const isSame =
      other?.key === key.toString() && (value === null ? other.value === null : other.value?.equals(value));
    if (isSame !== true)
      throw new ToolError(
        `The message header read [${key}:${value}] did not match the message header sent [${other?.key}:${other?.value}]`,
      );
  }
}
