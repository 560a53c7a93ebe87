import { fixedSize } from './field-type.ts';
import type { ElementType, Field, Message } from './model.ts';
import { structTypeName } from './names.ts';
import { contains, intersect, NO_VERSIONS, span, type Versions } from './versions.ts';

/** A message or one of its structs, as the emitters see it. */
export interface Shape {
  readonly message: Message;
  readonly typeName: string;
  readonly fields: readonly Field[];
  /** Versions in which code for this shape runs. */
  readonly reach: Versions;
  readonly isTop: boolean;
  /** Functions of this message that do not ask for the version. */
  readonly versionFree: ReadonlySet<string>;
}

/** The message itself and then every struct that some version reaches, in order of declaration. */
export function shapesOf(message: Message, versionFree: ReadonlySet<string>): Shape[] {
  const reach = new Map<string, Versions>();
  const visit = (fields: readonly Field[], among: Versions): void => {
    for (const field of fields) {
      const element = field.type.kind === 'array' ? field.type.element : field.type;
      if (element.kind !== 'struct') continue;
      const present = intersect(field.versions, among);
      reach.set(element.struct, span(reach.get(element.struct) ?? NO_VERSIONS, present));
      visit(fieldsOf(message, element.struct), present);
    }
  };
  visit(message.fields, message.versions);
  const top = {
    message,
    typeName: message.name,
    fields: message.fields,
    reach: message.versions,
    isTop: true,
    versionFree,
  };
  const structs = [...reach.entries()].map(([name, versions]) => ({
    message,
    typeName: structTypeName(message.name, name),
    fields: fieldsOf(message, name),
    reach: versions,
    isTop: false,
    versionFree,
  }));
  return [top, ...structs];
}

export function fieldsOf(message: Message, struct: string): readonly Field[] {
  const declared = message.structs.get(struct);
  if (declared === undefined) throw new Error(`${message.name}: struct ${struct} is not declared`);
  return declared.fields;
}

export function flexibleVersions(message: Message, field: Field): Versions {
  return field.flexible ?? message.flexible;
}

/** The fewest bytes an element takes in any of `versions`: what an array length is checked against. */
export function leastSize(message: Message, type: ElementType, versions: Versions): number {
  let least = Infinity;
  for (let version = versions.lowest; version <= versions.highest; version++) {
    least = Math.min(least, elementSize(message, type, version, contains(message.flexible, version)));
  }
  if (least < 1 || least === Infinity) throw new Error(`${message.name}: elements without a size`);
  return least;
}

function elementSize(message: Message, type: ElementType, version: number, flexible: boolean): number {
  if (type.kind === 'struct') return structSize(message, type.struct, version, flexible);
  const fixed = fixedSize(type.scalar);
  if (fixed !== undefined) return fixed;
  if (flexible) return 1;
  return type.scalar === 'string' ? 2 : 4;
}

function structSize(message: Message, struct: string, version: number, flexible: boolean): number {
  let size = flexible ? 1 : 0;
  for (const field of fieldsOf(message, struct)) {
    if (field.tag !== undefined || !contains(field.versions, version)) continue;
    if (field.type.kind === 'array') size += flexible ? 1 : 4;
    else if (field.type.kind === 'struct' && contains(field.nullable, version)) size += 1;
    else size += elementSize(message, field.type, version, flexible);
  }
  return size;
}
