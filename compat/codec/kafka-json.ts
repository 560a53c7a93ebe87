import { isDeepStrictEqual } from 'node:util';
import type { ElementType, Field, Message, Scalar } from '../../packages/protocol/generate/model.ts';
import { contains } from '../../packages/protocol/generate/versions.ts';
import type { Fields } from '../../packages/protocol/test/codecs.ts';
import { defaultOf } from '../../packages/protocol/test/message-arbitrary.ts';

/** The message as Kafka's JSON converters show it, with whole numbers as bigint. */
export function toKafkaJson(message: Message, fields: Fields, version: number): unknown {
  return structJson(message, message.fields, fields, version);
}

/** JSON text with whole numbers as bigint, for comparison without loss. */
export function parseKafkaJson(text: string): unknown {
  const withSource = (_key: string, value: unknown, context: { source?: string }): unknown =>
    typeof value === 'number' && /^-?\d+$/.test(context.source ?? '') ? BigInt(context.source!) : value;
  return JSON.parse(text, withSource as (key: string, value: unknown) => unknown);
}

function structJson(message: Message, declared: readonly Field[], fields: Fields, version: number): Fields {
  const json: Fields = {};
  for (const field of declared) {
    if (!contains(field.versions, version)) continue;
    const value = fields[field.name];
    if (field.tag !== undefined && isDeepStrictEqual(value, defaultOf(message, field))) continue;
    const isRecords = field.type.kind === 'scalar' && field.type.scalar === 'records';
    if (isRecords && value !== null) json[`${field.name}SizeInBytes`] = BigInt(byteLength(value));
    else json[field.name] = valueJson(message, field, value, version);
  }
  return json;
}

function valueJson(message: Message, { type }: Field, value: unknown, version: number): unknown {
  if (value === null) return null;
  if (type.kind !== 'array') return elementJson(message, type, value, version);
  return asArray(value).map((element) => elementJson(message, type.element, element, version));
}

function elementJson(message: Message, type: ElementType, value: unknown, version: number): unknown {
  if (type.kind === 'scalar') return scalarJson(type.scalar, value);
  return structJson(message, message.structs.get(type.struct)!.fields, value as Fields, version);
}

function scalarJson(scalar: Scalar, value: unknown): unknown {
  if (scalar === 'float64' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'number') return scalar === 'float64' ? value : BigInt(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
}

function byteLength(value: unknown): number {
  return value instanceof Uint8Array ? value.length : 0;
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
