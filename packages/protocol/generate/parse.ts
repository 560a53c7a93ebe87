import {
  type ElementType,
  type Field,
  type FieldType,
  type Message,
  type MessageKind,
  SCALARS,
  type Struct,
} from './model.ts';
import { NO_VERSIONS, parseVersions } from './versions.ts';

const KINDS: readonly string[] = [
  'request',
  'response',
  'header',
  'data',
  'metadata',
  'coordinator-key',
  'coordinator-value',
];

interface Line {
  readonly number: number;
  readonly depth: number;
  readonly words: readonly string[];
}

/**
 * Reads one spec file: messages start at the margin, fields are indented by two spaces a level.
 * `KIND Name VERSIONS flexible:VERSIONS [api:N] [listeners:a,b] [unstable]`, then
 * `name: TYPE VERSIONS [=default] [null:VERSIONS] [tag:N] [flexible:VERSIONS] [ignorable] [key] [zerocopy] [entity:NAME]` or
 * `struct Name VERSIONS`. A type that starts with a capital is a struct, declared by the indented lines below or by a `struct` line.
 */
export function parseSpec(text: string, file: string): Message[] {
  const messages: Message[] = [];
  let lines: Line[] = [];
  const flush = (): void => {
    if (lines.length > 0) messages.push(parseMessage(lines, file));
    lines = [];
  };
  text.split('\n').forEach((raw, index) => {
    if (raw.trim() === '') return;
    const indent = raw.length - raw.trimStart().length;
    if (indent % 2 !== 0) throw new Error(`${file}:${index + 1}: odd indentation`);
    if (indent === 0) flush();
    lines.push({ number: index + 1, depth: indent / 2, words: raw.trim().split(/ +/) });
  });
  flush();
  return messages;
}

function parseMessage(lines: readonly Line[], file: string): Message {
  const head = lines[0]!;
  const [kind = '', name = '', versions = '', ...words] = head.words;
  if (!KINDS.includes(kind)) throw new Error(`${file}:${head.number}: unknown kind "${kind}"`);
  const attributes = parseAttributes(words);
  const structs = new Map<string, Struct>();
  const fields = new FieldBlock(lines, file, structs).parse(1, 1);
  const api = attributes.get('api');
  return {
    kind: kind as MessageKind,
    name,
    versions: parseVersions(versions),
    flexible: parseVersions(attributes.get('flexible') ?? 'none'),
    apiKey: api === undefined ? undefined : Number(api),
    listeners: attributes.get('listeners')?.split(',') ?? [],
    latestVersionUnstable: attributes.has('unstable'),
    fields,
    structs,
  };
}

/** The lines of one message, read as blocks of equal depth. */
class FieldBlock {
  readonly #lines: readonly Line[];
  readonly #file: string;
  readonly #structs: Map<string, Struct>;

  constructor(lines: readonly Line[], file: string, structs: Map<string, Struct>) {
    this.#lines = lines;
    this.#file = file;
    this.#structs = structs;
  }

  /** The fields at `depth` from line `start` until the block ends; structs met on the way are declared. */
  parse(start: number, depth: number): Field[] {
    const fields: Field[] = [];
    for (let at = start; at < this.#lines.length; at++) {
      const line = this.#lines[at]!;
      if (line.depth < depth) break;
      if (line.depth > depth) continue;
      const hasBlock = (this.#lines[at + 1]?.depth ?? 0) > depth;
      if (line.words[0] === 'struct') {
        this.#declare(line.words[1]!, line.words[2]!, at + 1, depth + 1);
        continue;
      }
      const field = parseField(line, this.#file);
      fields.push(field);
      const struct = structOf(field.type);
      if (hasBlock && struct !== undefined) this.#declare(struct, line.words[2]!, at + 1, depth + 1);
    }
    return fields;
  }

  #declare(name: string, versions: string, start: number, depth: number): void {
    if (this.#structs.has(name)) throw new Error(`${this.#file}: struct ${name} is declared twice`);
    const fields = this.parse(start, depth);
    this.#structs.set(name, { name, versions: parseVersions(versions), fields });
  }
}

function parseField(line: Line, file: string): Field {
  const [name = '', type = '', versions = '', ...words] = line.words;
  if (!/^[a-z]\w*:$/i.test(name)) throw new Error(`${file}:${line.number}: not a field`);
  const attributes = parseAttributes(words);
  const tag = attributes.get('tag');
  const flexible = attributes.get('flexible');
  return {
    name: name.slice(0, -1),
    type: parseType(type, `${file}:${line.number}`),
    versions: parseVersions(versions),
    nullable: attributes.has('null') ? parseVersions(attributes.get('null')!) : NO_VERSIONS,
    tag: tag === undefined ? undefined : Number(tag),
    defaultText: attributes.get('='),
    ignorable: attributes.has('ignorable'),
    flexible: flexible === undefined ? undefined : parseVersions(flexible),
    mapKey: attributes.has('key'),
    entity: attributes.get('entity'),
    zeroCopy: attributes.has('zerocopy'),
  };
}

function parseType(text: string, where: string): FieldType {
  if (text.startsWith('[]')) return { kind: 'array', element: parseElementType(text.slice(2), where) };
  return parseElementType(text, where);
}

function parseElementType(text: string, where: string): ElementType {
  if (/^[A-Z]/.test(text)) return { kind: 'struct', struct: text };
  const scalar = SCALARS.find((name) => name === text);
  if (scalar === undefined) throw new Error(`${where}: unknown type "${text}"`);
  return { kind: 'scalar', scalar };
}

function structOf(type: FieldType): string | undefined {
  const element = type.kind === 'array' ? type.element : type;
  return element.kind === 'struct' ? element.struct : undefined;
}

/** "null:3+" under "null", "=5" under "=", a bare word under itself. */
function parseAttributes(words: readonly string[]): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const word of words) {
    const colon = word.indexOf(':');
    if (word.startsWith('=')) attributes.set('=', word.slice(1));
    else if (colon < 0) attributes.set(word, '');
    else attributes.set(word.slice(0, colon), word.slice(colon + 1));
  }
  return attributes;
}
