import type { Reader } from '../wire/reader.ts';

/** A kind of record of Kafka's own logs. */
export interface RecordKind {
  /** `coordinator`, `log` or `metadata`; `consumer-protocol` for what members of groups tell each other. */
  readonly log: string;
  /** The number that tells it apart from others of its log; null where it has none. */
  readonly apiKey: number | null;
  readonly versions: readonly [lowest: number, highest: number];
  readonly decode: (reader: Reader, version: number) => unknown;
  readonly fields: readonly FieldKind[];
}

export interface FieldKind {
  readonly name: string;
  /** The first version that has it. Left out: 0. */
  readonly from?: number;
  /** The last version that has it. Left out: all. */
  readonly to?: number;
  /** Of a tagged field: the value, as text, with which it is left out. */
  readonly omitted?: string;
  readonly isDouble?: true;
  /** Of structs, and arrays of them. */
  readonly fields?: readonly FieldKind[];
}

/**
 * A decoded record as Kafka's JSON converters show it: the fields of the version in their order, tagged ones only when they say something,
 * bytes in Base64, whole numbers of 64 bits as bigint.
 */
export function toKafkaJson(
  fields: readonly FieldKind[],
  data: unknown,
  version: number,
): Record<string, unknown> {
  const values = Object(data) as Record<string, unknown>;
  const shown: Record<string, unknown> = {};
  for (const { name, from = 0, to = Number.POSITIVE_INFINITY, omitted, isDouble, fields: nested } of fields) {
    const value = values[name];
    if (version < from || version > to || value === undefined) continue;
    if (omitted !== undefined && textOf(value) === omitted) continue;
    shown[name] = isDouble ? new KafkaDouble(Number(value)) : shownValue(value, nested, version);
  }
  return shown;
}

function shownValue(value: unknown, nested: readonly FieldKind[] | undefined, version: number): unknown {
  if (Array.isArray(value)) return value.map((element) => shownValue(element, nested, version));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return nested === undefined || value === null ? value : toKafkaJson(nested, value, version);
}

function textOf(value: unknown): string {
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0 ? '' : ' ';
  return String(value);
}

/** A number that Java writes as a double: with a fraction, whatever it is. */
export class KafkaDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** As `JSON.stringify` without blanks, with bigints as numbers, and doubles as `doubleText` writes them. */
export function kafkaJsonText(value: unknown, doubleText: (value: number) => string = String): string {
  const text = (one: unknown): string => kafkaJsonText(one, doubleText);
  if (value instanceof KafkaDouble) return doubleText(value.value);
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(text).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${text(one)}`);
  return `{${entries.join(',')}}`;
}
