import type { ElementType, Field, Message, Scalar } from './model.ts';
import { structTypeName } from './names.ts';
import { isEmpty } from './versions.ts';

/** TypeScript type of each scalar. */
const TYPES: Readonly<Record<Scalar, string>> = {
  bool: 'boolean',
  int8: 'number',
  int16: 'number',
  int32: 'number',
  int64: 'bigint',
  uint16: 'number',
  uint32: 'number',
  float64: 'number',
  uuid: 'Uuid',
  string: 'string',
  bytes: 'Buffer',
  records: 'Buffer',
};

/** Bytes of those scalars that always take the same. */
const FIXED_SIZES: Readonly<Partial<Record<Scalar, number>>> = {
  bool: 1,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint16: 2,
  uint32: 4,
  float64: 8,
  uuid: 16,
};

export function fixedSize(scalar: Scalar): number | undefined {
  return FIXED_SIZES[scalar];
}

export function isNullable(field: Field): boolean {
  return !isEmpty(field.nullable);
}

export function elementTypeText(message: Message, type: ElementType): string {
  return type.kind === 'scalar' ? TYPES[type.scalar] : structTypeName(message.name, type.struct);
}

export function typeText(message: Message, field: Field): string {
  const { type } = field;
  const base =
    type.kind === 'array' ? `${elementTypeText(message, type.element)}[]` : elementTypeText(message, type);
  return isNullable(field) ? `${base} | null` : base;
}

/** Kafka gives records that may be null the default null. */
export function hasNullDefault(field: Field): boolean {
  if (field.defaultText === 'null') return true;
  return isNullable(field) && field.type.kind === 'scalar' && field.type.scalar === 'records';
}

/** The default as an expression; a new object each time for arrays and structs. */
export function defaultText(message: Message, field: Field): string {
  if (hasNullDefault(field)) return 'null';
  const { type } = field;
  if (type.kind === 'array') return '[]';
  if (type.kind === 'struct') return `default${structTypeName(message.name, type.struct)}()`;
  return scalarDefault(type.scalar, field.defaultText);
}

function scalarDefault(scalar: Scalar, text: string | undefined): string {
  switch (scalar) {
    case 'bool':
      return text ?? 'false';
    case 'int64':
      return `${text ?? '0'}n`;
    case 'uuid':
      return 'ZERO_UUID';
    case 'string':
      return "''";
    case 'bytes':
    case 'records':
      return 'NO_BYTES';
    default:
      return text ?? '0';
  }
}

/** A test that `value`, an expression that may be undefined, stands for something else than the default. */
export function differsFromDefault(message: Message, field: Field, value: string): string {
  const { type } = field;
  if (hasNullDefault(field)) return `${value} !== undefined && ${value} !== null`;
  const isBytes = type.kind === 'scalar' && (type.scalar === 'bytes' || type.scalar === 'records');
  let different: string;
  if (type.kind === 'array' || isBytes) different = `${value}.length > 0`;
  else if (type.kind === 'struct')
    different = `!isDefault${structTypeName(message.name, type.struct)}(${value})`;
  else return `${value} !== undefined && ${value} !== ${scalarDefault(type.scalar, field.defaultText)}`;
  if (isNullable(field)) different = `(${value} === null || ${different})`;
  return `${value} !== undefined && ${different}`;
}
