import { choose, flexibleDeclaration, groupsOf, taggedFields, testText } from './branches.ts';
import { Code } from './code.ts';
import { hasTaggedSection } from './emit-types.ts';
import { defaultText, differsFromDefault, fixedSize, hasNullDefault, isNullable } from './field-type.ts';
import { flexibleVersions, type Shape } from './layout.ts';
import { localName } from './local-name.ts';
import type { ElementType, Field, Scalar } from './model.ts';
import { structTypeName } from './names.ts';
import { condition, intersect, type Versions } from './versions.ts';

/** `encodeX(writer, message, version)`. */
export function emitEncode(shape: Shape): Code {
  const body = new Code();
  for (const group of groupsOf(shape)) emitGroup(shape, group, body);
  emitTaggedSection(shape, body);

  const code = new Code();
  const { lowest, highest } = shape.reach;
  const usesVersion = shape.isTop || body.mentions('version') || body.mentions('flexible');
  const parameters = [
    `${body.mentions('writer') ? 'writer' : '_writer'}: Writer`,
    `${body.mentions('message') ? 'message' : '_message'}: Init<${shape.typeName}>`,
    ...(usesVersion ? ['version: number'] : []),
  ].join(', ');
  code.block(`${shape.isTop ? 'export ' : ''}function encode${shape.typeName}(${parameters}): void`, () => {
    if (shape.isTop) code.line(`checkVersion(version, ${lowest}, ${highest}, '${shape.typeName}');`);
    if (body.mentions('flexible')) code.line(flexibleDeclaration(shape));
    code.add(body);
  });
  return code;
}

function emitGroup(shape: Shape, group: ReturnType<typeof groupsOf>[number], code: Code): void {
  const write = (): void => {
    for (const field of group.fields) emitField(shape, field, intersect(field.versions, shape.reach), code);
  };
  if (group.test === 'always') {
    write();
    return;
  }
  const refused = group.fields.filter((field) => !field.ignorable);
  const refuse = (): void => {
    for (const field of refused) emitRefusal(shape, field, '', code);
  };
  if (group.test === 'never') refuse();
  else code.branch(group.test.test, write, refuse);
}

function emitRefusal(shape: Shape, field: Field, guard: string, code: Code): void {
  const differs = differsFromDefault(shape.message, field, `message.${field.name}`);
  code.line(`if (${guard}${differs}) unsupportedField('${shape.typeName}', '${field.name}', version);`);
}

/** The value to write, with the default in place of undefined, and refused when null in versions that do not allow it. */
function valueText(shape: Shape, field: Field, present: Versions): string {
  const source = `message.${field.name}`;
  const fallback =
    field.type.kind === 'struct' && !hasNullDefault(field) ? '{}' : defaultText(shape.message, field);
  const value =
    isNullable(field) && fallback !== 'null'
      ? `(${source} === undefined ? ${fallback} : ${source})`
      : `${source} ?? ${fallback}`;
  if (!isNullable(field)) return value;
  const plain = value.replace(/^\((.*)\)$/, '$1');
  const checked = `notNull(${plain}, '${shape.typeName}', '${field.name}', version)`;
  return choose(
    shape,
    field.nullable,
    present,
    () => (condition(field.nullable, present) === 'always' ? plain : `(${plain})`),
    () => checked,
  );
}

function emitField(shape: Shape, field: Field, present: Versions, code: Code): void {
  const { type } = field;
  const flexible = testText(shape, flexibleVersions(shape.message, field), present);
  if (type.kind === 'scalar') {
    emitScalar(type.scalar, isNullable(field), valueText(shape, field, present), flexible, code);
    return;
  }
  const local = localName(field.name);
  if (type.kind === 'struct' && !isNullable(field)) {
    code.line(encodeCall(shape, type, valueText(shape, field, present)));
    return;
  }
  code.line(`const ${local} = ${valueText(shape, field, present)};`);
  if (type.kind === 'struct') {
    const marked = testText(shape, field.nullable, present);
    const mark = `writer.${field.tag === undefined ? 'presence' : 'taggedPresence'}(${local} !== null);`;
    if (marked === 'always') code.line(mark);
    else if (marked !== 'never') code.line(`if (${marked.test}) ${mark}`);
    code.line(`if (${local} !== null) ${encodeCall(shape, type, local)}`);
    return;
  }
  const mayBeNull = isNullable(field) && testText(shape, field.nullable, present) !== 'never';
  const length = mayBeNull ? `${local} === null ? -1 : ${local}.length` : `${local}.length`;
  emitScalarCall('arrayLength', 'compactArrayLength', length, flexible, code);
  const loop = `for (const element of ${local})`;
  code.nested(mayBeNull ? `if (${local} !== null) ${loop}` : loop, () => {
    if (type.element.kind === 'struct') code.line(encodeCall(shape, type.element, 'element'));
    else emitScalar(type.element.scalar, false, 'element', flexible, code);
  });
}

function encodeCall(shape: Shape, type: ElementType & { kind: 'struct' }, value: string): string {
  const name = `encode${structTypeName(shape.message.name, type.struct)}`;
  return `${name}(writer, ${value}${shape.versionFree.has(name) ? '' : ', version'});`;
}

function emitScalar(
  scalar: Scalar,
  nullable: boolean,
  value: string,
  flexible: ReturnType<typeof testText>,
  code: Code,
): void {
  if (fixedSize(scalar) !== undefined) {
    code.line(`writer.${scalar}(${value});`);
    return;
  }
  const kind = scalar === 'string' ? 'String' : 'Bytes';
  const plain = nullable ? `nullable${kind}` : kind.toLowerCase();
  emitScalarCall(plain, nullable ? `compactNullable${kind}` : `compact${kind}`, value, flexible, code);
}

function emitScalarCall(
  plain: string,
  compact: string,
  value: string,
  flexible: ReturnType<typeof testText>,
  code: Code,
): void {
  if (flexible === 'always') code.line(`writer.${compact}(${value});`);
  else if (flexible === 'never') code.line(`writer.${plain}(${value});`);
  else {
    code.line(`if (${flexible.test}) writer.${compact}(${value});`);
    code.line(`else writer.${plain}(${value});`);
  }
}

function emitTaggedSection(shape: Shape, code: Code): void {
  const tagged = taggedFields(shape);
  for (const field of tagged) {
    const test = testText(shape, field.versions, shape.reach);
    if (!field.ignorable && typeof test !== 'string') emitRefusal(shape, field, `!(${test.test}) && `, code);
  }
  if (!hasTaggedSection(shape)) return;
  const write = (): void => {
    if (tagged.length === 0) code.line('writer.unknownTaggedFields(message.unknownTaggedFields);');
    else emitTaggedFields(shape, tagged, code);
  };
  const flexible = testText(shape, shape.message.flexible, shape.reach);
  if (flexible === 'always') write();
  else if (flexible !== 'never') {
    code.branch(flexible.test, write, () =>
      code.line(`refuseTaggedFields(message.unknownTaggedFields, '${shape.typeName}', version);`),
    );
  }
}

function emitTaggedFields(shape: Shape, tagged: readonly Field[], code: Code): void {
  const among = intersect(shape.message.flexible, shape.reach);
  code.line('const { unknownTaggedFields } = message;');
  code.line('let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;');
  for (const field of tagged) {
    const test = testText(shape, field.versions, among);
    const guard = typeof test === 'string' ? '' : `${test.test} && `;
    const differs = differsFromDefault(shape.message, field, `message.${field.name}`);
    code.line(`const ${presenceName(field)} = ${guard}${differs};`);
    code.line(`if (${presenceName(field)}) tagCount++;`);
  }
  code.line('writer.uvarint(tagCount);');
  let above = -1;
  for (const field of tagged) {
    code.line(`writer.unknownTaggedFieldsBetween(unknownTaggedFields, ${above}, ${field.tag});`);
    code.block(`if (${presenceName(field)})`, () =>
      emitTaggedField(shape, field, intersect(field.versions, among), code),
    );
    above = field.tag!;
  }
  code.line(`writer.unknownTaggedFieldsBetween(unknownTaggedFields, ${above}, Infinity);`);
}

function emitTaggedField(shape: Shape, field: Field, present: Versions, code: Code): void {
  const size = field.type.kind === 'scalar' ? fixedSize(field.type.scalar) : undefined;
  if (size !== undefined) {
    code.line(`writer.taggedField(${field.tag}, ${size});`);
    emitField(shape, field, present, code);
    return;
  }
  code.line(`const mark = writer.openTaggedField(${field.tag});`);
  emitField(shape, field, present, code);
  code.line('writer.closeTaggedField(mark);');
}

function presenceName(field: Field): string {
  return `has${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
}
