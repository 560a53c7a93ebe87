import { choose, flexibleDeclaration, groupsOf, taggedFields, testText } from './branches.ts';
import { Code } from './code.ts';
import { hasTaggedSection } from './emit-types.ts';
import { defaultText, fixedSize, typeText } from './field-type.ts';
import { flexibleVersions, leastSize, type Shape } from './layout.ts';
import { localName } from './local-name.ts';
import type { ElementType, Field, Scalar } from './model.ts';
import { structTypeName } from './names.ts';
import { intersect, type Versions } from './versions.ts';

/** `decodeX(reader, version)`. */
export function emitDecode(shape: Shape): Code {
  const body = new Code();
  for (const group of groupsOf(shape)) emitGroup(shape, group, body);
  emitTaggedSection(shape, body);

  const code = new Code();
  const { lowest, highest } = shape.reach;
  const usesVersion = shape.isTop || body.mentions('version') || body.mentions('flexible');
  const usesReader = shape.isTop || body.mentions('reader');
  const parameters = `${usesReader ? 'reader' : '_reader'}: Reader${usesVersion ? ', version: number' : ''}`;
  const head = `${shape.isTop ? 'export ' : ''}function decode${shape.typeName}(${parameters}): ${shape.typeName}`;
  code.block(head, () => {
    if (shape.isTop) code.line(`reader.expectVersion(version, ${lowest}, ${highest}, '${shape.typeName}');`);
    if (body.mentions('flexible')) code.line(flexibleDeclaration(shape));
    code.add(body);
    emitResult(shape, code);
  });
  return code;
}

function emitResult(shape: Shape, code: Code): void {
  const entries = shape.fields.map(({ name }) =>
    localName(name) === name ? name : `${name}: ${localName(name)}`,
  );
  const literal = entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  if (!hasTaggedSection(shape)) {
    code.line(`return ${literal};`);
    return;
  }
  code.line(`const message: ${shape.typeName} = ${literal};`);
  code.line('if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;');
  code.line('return message;');
}

function emitGroup(shape: Shape, group: ReturnType<typeof groupsOf>[number], code: Code): void {
  if (group.test === 'always') {
    for (const field of group.fields)
      emitField(shape, field, intersect(field.versions, shape.reach), true, code);
    return;
  }
  for (const field of group.fields)
    emitDeclaration(shape, field, group.test === 'never' ? 'const' : 'let', code);
  if (group.test === 'never') return;
  code.nested(`if (${group.test.test})`, () => {
    for (const field of group.fields)
      emitField(shape, field, intersect(field.versions, shape.reach), false, code);
  });
}

function emitDeclaration(shape: Shape, field: Field, keyword: 'let' | 'const', code: Code): void {
  const { message } = shape;
  code.line(
    `${keyword} ${localName(field.name)}: ${typeText(message, field)} = ${defaultText(message, field)};`,
  );
}

/** Reads the field into its variable, which is declared here or was before. */
function emitField(shape: Shape, field: Field, present: Versions, declare: boolean, code: Code): void {
  const { type } = field;
  const local = localName(field.name);
  if (type.kind === 'array') {
    emitArray(shape, field, type.element, present, declare, code);
    return;
  }
  const read = (nullable: boolean) => (among: Versions) => {
    if (type.kind === 'scalar') return scalarRead(shape, field, type.scalar, nullable, among);
    const call = decodeCall(shape, type);
    const isPresent = field.tag === undefined ? 'isPresent' : 'isTaggedPresent';
    return nullable ? `(reader.${isPresent}() ? ${call} : null)` : call;
  };
  const value = choose(shape, field.nullable, present, read(true), read(false)).replace(/^\((.*)\)$/, '$1');
  code.line(`${declare ? 'const ' : ''}${local} = ${value};`);
}

function emitArray(
  shape: Shape,
  field: Field,
  element: ElementType,
  present: Versions,
  declare: boolean,
  code: Code,
): void {
  const local = localName(field.name);
  const flexible = flexibleVersions(shape.message, field);
  const length = (nullable: boolean) => (among: Versions) =>
    choose(
      shape,
      flexible,
      among,
      (some) =>
        `reader.${nullable ? 'compactNullableArrayLength' : 'compactArrayLength'}(${leastSize(shape.message, element, some)})`,
      (some) =>
        `reader.${nullable ? 'nullableArrayLength' : 'arrayLength'}(${leastSize(shape.message, element, some)})`,
    );
  code.line(`const ${local}Length = ${choose(shape, field.nullable, present, length(true), length(false))};`);
  const read =
    element.kind === 'struct'
      ? decodeCall(shape, element)
      : scalarRead(shape, field, element.scalar, false, present);
  const fill = `for (let i = 0; i < ${local}Length; i++) ${local}.push(${read});`;
  const mayBeNull = testText(shape, field.nullable, present) !== 'never';
  const type = typeText(shape.message, field);
  if (mayBeNull) {
    code.line(`${declare ? 'let ' : ''}${local}${declare ? `: ${type}` : ''} = null;`);
    code.block(`if (${local}Length >= 0)`, () => {
      code.line(`${local} = [];`);
      code.line(fill);
    });
  } else {
    code.line(declare ? `const ${local}: ${type.replace(' | null', '')} = [];` : `${local} = [];`);
    code.line(fill);
  }
}

function decodeCall(shape: Shape, type: ElementType & { kind: 'struct' }): string {
  const name = `decode${structTypeName(shape.message.name, type.struct)}`;
  return `${name}(reader${shape.versionFree.has(name) ? '' : ', version'})`;
}

function scalarRead(shape: Shape, field: Field, scalar: Scalar, nullable: boolean, among: Versions): string {
  if (fixedSize(scalar) !== undefined) return `reader.${scalar}()`;
  const kind = scalar === 'string' ? 'String' : 'Bytes';
  return choose(
    shape,
    flexibleVersions(shape.message, field),
    among,
    () => `reader.compact${nullable ? 'Nullable' : ''}${kind}()`,
    () => `reader.${nullable ? `nullable${kind}` : kind.toLowerCase()}()`,
  );
}

function emitTaggedSection(shape: Shape, code: Code): void {
  const tagged = taggedFields(shape);
  for (const field of shape.fields) {
    if (field.tag !== undefined)
      emitDeclaration(shape, field, tagged.includes(field) ? 'let' : 'const', code);
  }
  if (!hasTaggedSection(shape)) return;
  const flexible = testText(shape, shape.message.flexible, shape.reach);
  if (tagged.length === 0 && flexible === 'always') {
    code.line('const unknownTaggedFields = reader.unknownTaggedFields();');
    return;
  }
  code.line('let unknownTaggedFields: UnknownTaggedField[] | undefined;');
  const read = (): void => {
    if (tagged.length === 0) code.line('unknownTaggedFields = reader.unknownTaggedFields();');
    else emitTaggedFields(shape, tagged, code);
  };
  if (flexible === 'always') read();
  else if (flexible !== 'never') code.nested(`if (${flexible.test})`, read);
}

function emitTaggedFields(shape: Shape, tagged: readonly Field[], code: Code): void {
  const among = intersect(shape.message.flexible, shape.reach);
  code.block('for (let left = reader.uvarint(); left > 0; left--)', () => {
    code.line('const tag = reader.uvarint();');
    code.line('const end = reader.taggedFieldEnd();');
    tagged.forEach((field, index) => {
      const test = testText(shape, field.versions, among);
      const guard = typeof test === 'string' ? '' : ` && ${test.test}`;
      code.line(`${index === 0 ? '' : '} else '}if (tag === ${field.tag}${guard}) {`);
      code.indented(() => emitField(shape, field, intersect(field.versions, among), false, code));
    });
    code.line('} else {');
    code.indented(() => {
      code.line('unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);');
    });
    code.line('}');
    code.line('reader.expectPosition(end);');
  });
}
