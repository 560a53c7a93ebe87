import type { RecordView } from '@kavka/protocol/records';
import { simpleName } from '../../shell/class-name.ts';
import { ToolError } from '../../shell/index.ts';

/** What of a record is shown as key and payload; undefined for nothing at all. */
export interface DecodedRecord {
  readonly key?: string | undefined;
  readonly payload?: string | undefined;
}

export type RecordDecoder = (record: RecordView) => DecodedRecord;

type BytesDecoder = (bytes: Buffer) => string;

/** The decoders of Kafka, by the names of their classes. */
const DECODERS: Readonly<Record<string, BytesDecoder>> = {
  StringDecoder: (bytes) => bytes.toString('utf8'),
  LongDecoder: (bytes) => String(sized(bytes, 8).readBigInt64BE(0)),
  IntegerDecoder: (bytes) => String(sized(bytes, 4).readInt32BE(0)),
  // Java prints the address of the array, which helps nobody.
  DefaultDecoder: (bytes) => bytes.toString('hex'),
};

/** Keys and values by classes. @throws ToolError for those that are not Kafka's */
export function classDecoder(keyClass: string, valueClass: string): RecordDecoder {
  const decodeKey = decoderNamed(keyClass);
  const decodeValue = decoderNamed(valueClass);
  return ({ key, value }) => ({
    key: key === null ? undefined : decodeKey(key),
    payload: value === null ? undefined : decodeValue(value),
  });
}

function decoderNamed(className: string): BytesDecoder {
  const decoder = DECODERS[simpleName(className)];
  if (decoder !== undefined) return decoder;
  throw new ToolError(`There is no decoder ${className} here; known are ${Object.keys(DECODERS).join(', ')}`);
}

function sized(bytes: Buffer, size: number): Buffer {
  if (bytes.length >= size) return bytes;
  throw new ToolError(`A number of ${size} bytes was expected, but there are ${bytes.length}`);
}
