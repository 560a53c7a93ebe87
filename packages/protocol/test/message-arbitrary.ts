import { type Uuid, ZERO_UUID } from '@kavka/base';
import { NO_BYTES, type UnknownTaggedField } from '@kavka/protocol';
import fc, { type Arbitrary } from 'fast-check';
import type { ElementType, Field, Message, Scalar } from '../generate/model.ts';
import { contains, isEmpty } from '../generate/versions.ts';
import type { Fields } from './codecs.ts';

/** Tags this large belong to no known field. */
const FIRST_FREE_TAG = 10_000;

const INTEGERS: Readonly<Record<string, { min: number; max: number }>> = {
  int8: { min: -0x80, max: 0x7f },
  int16: { min: -0x8000, max: 0x7fff },
  int32: { min: -0x8000_0000, max: 0x7fff_ffff },
  uint16: { min: 0, max: 0xffff },
  uint32: { min: 0, max: 0xffff_ffff },
};

const text: Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 100, maxLength: 300 }) },
);

const bytes: Arbitrary<Buffer> = fc
  .oneof(
    { weight: 9, arbitrary: fc.uint8Array({ maxLength: 20 }) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 100, max: 9000 }).map((length) => new Uint8Array(length).fill(length)),
    },
  )
  .map((array) => (array.length === 0 ? NO_BYTES : Buffer.from(array)));

const uuid: Arbitrary<Uuid> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(ZERO_UUID) },
  {
    weight: 4,
    arbitrary: fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((array) => Buffer.from(array).toString('base64url') as Uuid),
  },
);

const unknownTaggedFields: Arbitrary<UnknownTaggedField[]> = fc
  .uniqueArray(
    fc.record(
      { tag: fc.integer({ min: FIRST_FREE_TAG, max: 0x7fff_fffe }), data: bytes },
      { noNullPrototype: true },
    ),
    {
      selector: (field) => field.tag,
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((fields) => fields.sort((a, b) => a.tag - b.tag));

/** Values of `message` as decoding gives them: fields that `version` lacks are at their defaults. */
export function messageArbitrary(message: Message, version: number): Arbitrary<Fields> {
  return structArbitrary(message, message.fields, version);
}

function structArbitrary(message: Message, fields: readonly Field[], version: number): Arbitrary<Fields> {
  const parts: Record<string, Arbitrary<unknown>> = {};
  for (const field of fields) {
    const present = contains(field.versions, version);
    parts[field.name] = present
      ? fieldArbitrary(message, field, version)
      : fc.constant(null).map(() => defaultOf(message, field));
  }
  const known = fc.record(parts, { noNullPrototype: true });
  if (!contains(message.flexible, version)) return known;
  const flexible = fc.record({ ...parts, unknownTaggedFields }, { noNullPrototype: true });
  return fc.oneof({ weight: 12, arbitrary: known }, { weight: 1, arbitrary: flexible });
}

function fieldArbitrary(message: Message, field: Field, version: number): Arbitrary<unknown> {
  const { type } = field;
  const value =
    type.kind === 'array'
      ? fc.array(elementArbitrary(message, type.element, version), { maxLength: 3 })
      : elementArbitrary(message, type, version);
  const choices = [{ weight: 6, arbitrary: value }];
  if (contains(field.nullable, version)) choices.push({ weight: 2, arbitrary: fc.constant<unknown>(null) });
  const standard = defaultOf(message, field);
  if (standard !== null) {
    choices.push({ weight: 1, arbitrary: fc.constant(null).map(() => defaultOf(message, field)) });
  }
  return fc.oneof(...choices);
}

function elementArbitrary(message: Message, type: ElementType, version: number): Arbitrary<unknown> {
  if (type.kind === 'scalar') return scalarArbitrary(type.scalar);
  return structArbitrary(message, message.structs.get(type.struct)!.fields, version);
}

function scalarArbitrary(scalar: Scalar): Arbitrary<unknown> {
  switch (scalar) {
    case 'bool':
      return fc.boolean();
    case 'int64':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    case 'float64':
      return fc.double({ noNaN: true });
    case 'uuid':
      return uuid;
    case 'string':
      return text;
    case 'bytes':
    case 'records':
      return bytes;
    default:
      return fc.integer(INTEGERS[scalar]!);
  }
}

/** What decoding gives for a field that is not in the bytes. */
export function defaultOf(message: Message, field: Field): unknown {
  const { type, defaultText } = field;
  if (defaultText === 'null') return null;
  if (type.kind === 'array') return [];
  if (type.kind === 'struct') {
    const { fields } = message.structs.get(type.struct)!;
    return Object.fromEntries(fields.map((inner) => [inner.name, defaultOf(message, inner)]));
  }
  switch (type.scalar) {
    case 'bool':
      return defaultText === 'true';
    case 'int64':
      return BigInt(defaultText ?? 0);
    case 'uuid':
      return ZERO_UUID;
    case 'string':
      return '';
    case 'bytes':
      return NO_BYTES;
    case 'records':
      return isEmpty(field.nullable) ? NO_BYTES : null;
    default:
      return Number(defaultText ?? 0);
  }
}
