import { Code } from './code.ts';
import { emitDecode } from './emit-decode.ts';
import { emitEncode } from './emit-encode.ts';
import { emitDefault, emitInterface, emitIsDefault } from './emit-types.ts';
import { shapesOf } from './layout.ts';
import type { Message, SpecFile } from './model.ts';
import { upperCase } from './names.ts';

export function marker(source: string): string {
  return `// Generated from packages/protocol/spec/${source} by npm run generate. Do not edit.`;
}

/** The TypeScript of one spec file. */
export function emitMessageFile(file: SpecFile): string {
  const body = new Code();
  for (const message of file.messages) {
    body.line();
    body.add(emitMessage(message));
  }
  const code = new Code();
  code.line(marker(`messages/${file.path}.spec`));
  code.add(imports(body, `${'../'.repeat(file.path.split('/').length)}wire`));
  code.add(body);
  return code.toString();
}

function emitMessage(message: Message): Code {
  const code = new Code();
  const { lowest, highest } = message.versions;
  code.line(
    `export const ${upperCase(message.name)}_VERSIONS = { lowest: ${lowest}, highest: ${highest} } as const;`,
  );
  if (message.kind === 'coordinator-key') {
    code.line();
    code.line('/** The int16 in front of the key. */');
    code.line(`export const ${upperCase(message.name)}_TYPE = ${message.apiKey};`);
  }
  const shapes = shapesOf(message, new Set());
  const interfaces = shapes.map(emitInterface);
  const functions = emitFunctions(message);
  const optional = shapes.flatMap((shape) => [
    { name: `isDefault${shape.typeName}`, code: emitIsDefault(shape) },
    { name: `default${shape.typeName}`, code: emitDefault(shape) },
  ]);
  for (const piece of [...interfaces, ...functions, ...used(optional, functions)]) {
    code.line();
    code.add(piece);
  }
  return code;
}

/** The encoders and decoders; those that need no version have no parameter for it, and their callers give none. */
function emitFunctions(message: Message): Code[] {
  const versionFree = new Set<string>();
  for (let before = -1; before !== versionFree.size; ) {
    before = versionFree.size;
    for (const shape of shapesOf(message, versionFree).slice(1)) {
      if (!emitEncode(shape).mentions('version')) versionFree.add(`encode${shape.typeName}`);
      if (!emitDecode(shape).mentions('version')) versionFree.add(`decode${shape.typeName}`);
    }
  }
  return shapesOf(message, versionFree).flatMap((shape) => [emitEncode(shape), emitDecode(shape)]);
}

/** Those functions that are called, from `callers` or from each other. */
function used(candidates: readonly { name: string; code: Code }[], callers: readonly Code[]): Code[] {
  const found: Code[] = [];
  const known = [...callers];
  for (let before = -1; before !== known.length; ) {
    before = known.length;
    for (const candidate of candidates) {
      if (found.includes(candidate.code)) continue;
      if (!known.some((code) => code.mentions(candidate.name))) continue;
      found.push(candidate.code);
      known.push(candidate.code);
    }
  }
  return found;
}

function imports(body: Code, wire: string): Code {
  const code = new Code();
  const base = ['ZERO_UUID'].filter((name) => body.mentions(name));
  if (body.mentions('Uuid')) base.unshift('type Uuid');
  const text = base.every((name) => name.startsWith('type '))
    ? `import type { ${base.map((name) => name.slice(5)).join(', ')} }`
    : `import { ${base.join(', ')} }`;
  if (base.length > 0) code.line(`${text} from '@kavka/base';`);
  const checks = ['checkVersion', 'notNull', 'refuseTaggedFields', 'unsupportedField'].filter((name) =>
    body.mentions(name),
  );
  code.line(`import { ${checks.join(', ')} } from '${wire}/encode-error.ts';`);
  code.line(`import type { Init } from '${wire}/init.ts';`);
  if (body.mentions('NO_BYTES')) code.line(`import { NO_BYTES, type Reader } from '${wire}/reader.ts';`);
  else code.line(`import type { Reader } from '${wire}/reader.ts';`);
  if (body.mentions('UnknownTaggedField')) {
    code.line(`import type { UnknownTaggedField } from '${wire}/tagged-field.ts';`);
  }
  code.line(`import type { Writer } from '${wire}/writer.ts';`);
  return code;
}
