import { Code } from './code.ts';
import { marker } from './emit-message-file.ts';
import { fieldsOf } from './layout.ts';
import type { Field, Message, SpecFile } from './model.ts';

const FOLDERS = ['coordinator/', 'log/', 'metadata/'];
const EMBEDDED = 'consumer-protocol';

/** All records that stand in Kafka's own logs: how they are read, and what is needed to show them as Kafka's JSON converters do. */
export function emitRecordKinds(files: readonly SpecFile[]): string {
  const chosen = files.filter(
    ({ path }) => path === EMBEDDED || FOLDERS.some((folder) => path.startsWith(folder)),
  );
  const code = new Code();
  code.line(marker('messages'));
  code.line("import type { RecordKind } from '../records/record-kind.ts';");
  for (const { path, messages } of chosen)
    code.line(`import { ${messages.map(({ name }) => `decode${name}`).join(', ')} } from './${path}.ts';`);
  code.line();
  code.line('/** By the name of the record. */');
  code.line('export const RECORD_KINDS = {');
  code.indented(() => {
    for (const { path, messages } of chosen) for (const message of messages) emitKind(path, message, code);
  });
  code.line('} as const satisfies Readonly<Record<string, RecordKind>>;');
  return code.toString();
}

function emitKind(path: string, message: Message, code: Code): void {
  const { name, apiKey, versions } = message;
  code.line(`${name}: {`);
  code.indented(() => {
    code.line(`log: '${path.split('/')[0]}',`);
    code.line(`apiKey: ${apiKey ?? 'null'},`);
    code.line(`versions: [${versions.lowest}, ${versions.highest}],`);
    code.line(`decode: decode${name},`);
    code.line(`fields: [${message.fields.map((field) => fieldText(message, field)).join(', ')}],`);
  });
  code.line('},');
}

function fieldText(message: Message, field: Field): string {
  const { lowest, highest } = field.versions;
  const parts = [`name: '${field.name}'`];
  if (lowest > 0) parts.push(`from: ${lowest}`);
  if (highest !== Number.POSITIVE_INFINITY) parts.push(`to: ${highest}`);
  if (field.tag !== undefined) parts.push(`omitted: ${omittedText(field)}`);
  if (field.type.kind === 'scalar' && field.type.scalar === 'float64') parts.push('isDouble: true');
  const struct = structOf(field);
  if (struct !== undefined) {
    const nested = fieldsOf(message, struct).map((one) => fieldText(message, one));
    parts.push(`fields: [${nested.join(', ')}]`);
  }
  return `{ ${parts.join(', ')} }`;
}

/** The value, as text, with which a tagged field is left out; '' for what is empty. */
function omittedText({ defaultText, type }: Field): string {
  if (defaultText !== undefined) return `'${defaultText.replaceAll("'", "\\'")}'`;
  if (type.kind !== 'scalar') return "''";
  if (type.scalar === 'bool') return "'false'";
  if (type.scalar === 'uuid') return "'AAAAAAAAAAAAAAAAAAAAAA'";
  return ['string', 'bytes', 'records'].includes(type.scalar) ? "''" : "'0'";
}

function structOf({ type }: Field): string | undefined {
  const element = type.kind === 'array' ? type.element : type;
  return element.kind === 'struct' ? element.struct : undefined;
}
