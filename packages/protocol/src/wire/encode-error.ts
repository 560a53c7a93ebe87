import type { UnknownTaggedField } from './tagged-field.ts';

/** A message that cannot be put in bytes: a string too long, null where the version does not allow it, a version that does not exist. */
export class EncodeError extends Error {
  override readonly name: string = 'EncodeError';
}

/** A field with a value that means something, which the version asked for does not have. */
export class UnsupportedFieldError extends EncodeError {
  override readonly name = 'UnsupportedFieldError';
  readonly messageName: string;
  readonly field: string;
  readonly version: number;

  constructor(messageName: string, field: string, version: number) {
    super(`${messageName} version ${version} has no field ${field}, which is set`);
    this.messageName = messageName;
    this.field = field;
    this.version = version;
  }
}

export function unsupportedField(messageName: string, field: string, version: number): never {
  throw new UnsupportedFieldError(messageName, field, version);
}

/** `value`, where null is not allowed. */
export function notNull<T>(value: T | null, messageName: string, field: string, version: number): T {
  if (value === null) throw new EncodeError(`${messageName} version ${version}: ${field} must not be null`);
  return value;
}

export function checkVersion(version: number, lowest: number, highest: number, messageName: string): void {
  if (version < lowest || version > highest) {
    throw new EncodeError(`${messageName} has versions ${lowest} to ${highest}, not ${version}`);
  }
}

/** Tagged fields that were kept on decoding cannot go into a version without a place for them. */
export function refuseTaggedFields(
  fields: readonly UnknownTaggedField[] | undefined,
  messageName: string,
  version: number,
): void {
  if (fields !== undefined && fields.length > 0)
    unsupportedField(messageName, 'unknownTaggedFields', version);
}
