import { Code } from './code.ts';
import { defaultText, differsFromDefault, typeText } from './field-type.ts';
import type { Shape } from './layout.ts';
import type { Field } from './model.ts';
import { condition, formatVersions, intersect, isEmpty } from './versions.ts';

/** Whether some version of the shape has a section of tagged fields. */
export function hasTaggedSection(shape: Shape): boolean {
  return !isEmpty(intersect(shape.message.flexible, shape.reach));
}

/** The interface: what decoding gives. */
export function emitInterface(shape: Shape): Code {
  const code = new Code();
  if (shape.isTop) {
    const { versions, flexible } = shape.message;
    code.line(
      `/** Versions ${formatVersions(versions)}${isEmpty(flexible) ? '' : `, flexible ${formatVersions(flexible)}`}. */`,
    );
  }
  code.block(`export interface ${shape.typeName}`, () => {
    for (const field of shape.fields) {
      const note = fieldNote(shape, field);
      if (note !== '') code.line(`/** ${note} */`);
      code.line(`${field.name}: ${typeText(shape.message, field)};`);
    }
    if (hasTaggedSection(shape)) code.line('unknownTaggedFields?: UnknownTaggedField[];');
  });
  return code;
}

function fieldNote(shape: Shape, field: Field): string {
  const notes: string[] = [];
  if (condition(field.versions, shape.reach) !== 'always')
    notes.push(`Versions ${formatVersions(field.versions)}.`);
  const nullable = intersect(field.nullable, intersect(field.versions, shape.reach));
  if (!isEmpty(nullable) && condition(field.nullable, intersect(field.versions, shape.reach)) !== 'always') {
    notes.push(`Null in ${formatVersions(field.nullable)}.`);
  }
  if (field.defaultText !== undefined && field.defaultText !== 'null')
    notes.push(`Default ${field.defaultText}.`);
  return notes.join(' ');
}

/** A function that makes the shape with all fields at their defaults. */
export function emitDefault(shape: Shape): Code {
  const code = new Code();
  code.block(`function default${shape.typeName}(): ${shape.typeName}`, () => {
    code.block(
      'return',
      () => {
        for (const field of shape.fields) code.line(`${field.name}: ${defaultText(shape.message, field)},`);
      },
      '};',
    );
  });
  return code;
}

/** A function that tells whether all fields of the shape stand for their defaults. */
export function emitIsDefault(shape: Shape): Code {
  const code = new Code();
  const differences = shape.fields.map((field) =>
    differsFromDefault(shape.message, field, `message.${field.name}`),
  );
  if (hasTaggedSection(shape)) {
    differences.push('message.unknownTaggedFields !== undefined && message.unknownTaggedFields.length > 0');
  }
  code.block(`function isDefault${shape.typeName}(message: Init<${shape.typeName}>): boolean`, () => {
    for (const difference of differences) code.line(`if (${difference}) return false;`);
    code.line('return true;');
  });
  return code;
}
