// Development tool: writes spec/ from a folder with Kafka's own message definitions (JSON with comments).
// Usage: node packages/protocol/generate/convert.ts DIRECTORY
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kebabCase } from './names.ts';

interface Definition {
  name: string;
  type: string;
  apiKey?: number;
  listeners?: string[];
  validVersions: string;
  flexibleVersions?: string;
  latestVersionUnstable?: boolean;
  fields?: DefinitionField[];
  commonStructs?: { name: string; versions: string; fields: DefinitionField[] }[];
}

interface DefinitionField {
  name: string;
  type: string;
  versions?: string;
  nullableVersions?: string;
  taggedVersions?: string;
  flexibleVersions?: string;
  tag?: number;
  default?: string | number | boolean | null;
  ignorable?: boolean | string;
  mapKey?: boolean;
  zeroCopy?: boolean;
  entityType?: string;
  fields?: DefinitionField[];
}

/** Messages that do not belong to an API key or a record group, and where they go. */
const PLACES: Readonly<Record<string, string>> = {
  RequestHeader: 'header',
  ResponseHeader: 'header',
  ConsumerProtocolAssignment: 'consumer-protocol',
  ConsumerProtocolSubscription: 'consumer-protocol',
  DefaultPrincipalData: 'default-principal',
  SubscriptionInfoData: 'streams-subscription-info',
};

function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (match) =>
    match.startsWith('"') ? match : '',
  );
}

function place(definition: Definition, folder: string): string {
  const { name, type, apiKey } = definition;
  const own = PLACES[name];
  if (own !== undefined) return own;
  if (type === 'request' || type === 'response') {
    return `${String(apiKey).padStart(2, '0')}-${kebabCase(name.replace(/(Request|Response)$/, ''))}`;
  }
  if (type.startsWith('coordinator')) return `coordinator/${kebabCase(name)}`;
  if (folder === 'metadata') return `metadata/${kebabCase(name)}`;
  return `log/${kebabCase(name)}`;
}

function defaultAttribute(field: DefinitionField): string | undefined {
  // JSON's null is no default to Kafka's own generator; the string "null" is.
  if (field.default === undefined || field.default === null) return undefined;
  const text = String(field.default);
  if (text === 'null' || text === 'true') return `=${text}`;
  if (text === 'false' || text === '') return undefined;
  if (!/^(0x[0-9a-f]+|-?\d+)$/i.test(text)) throw new Error(`unexpected default of ${field.name}: ${text}`);
  const value = BigInt(text);
  return value === 0n ? undefined : `=${value}`;
}

function fieldLines(field: DefinitionField, indent: string, lines: string[]): void {
  const versions = field.versions ?? field.taggedVersions;
  if (versions === undefined) throw new Error(`${field.name} has no versions`);
  if (field.taggedVersions !== undefined && field.taggedVersions !== versions) {
    throw new Error(`${field.name} is tagged in some of its versions only`);
  }
  const attributes = [
    defaultAttribute(field),
    field.nullableVersions === undefined ? undefined : `null:${field.nullableVersions}`,
    field.tag === undefined ? undefined : `tag:${field.tag}`,
    field.flexibleVersions === undefined ? undefined : `flexible:${field.flexibleVersions}`,
    String(field.ignorable) === 'true' ? 'ignorable' : undefined,
    field.mapKey === true ? 'key' : undefined,
    field.zeroCopy === true ? 'zerocopy' : undefined,
    field.entityType === undefined ? undefined : `entity:${field.entityType}`,
  ].filter((attribute) => attribute !== undefined);
  const name = field.name.charAt(0).toLowerCase() + field.name.slice(1);
  lines.push(`${indent}${[`${name}:`, field.type, versions, ...attributes].join(' ')}`);
  for (const inner of field.fields ?? []) fieldLines(inner, `${indent}  `, lines);
}

function messageText(definition: Definition): string {
  const attributes = [
    `flexible:${definition.flexibleVersions ?? 'none'}`,
    definition.apiKey === undefined ? undefined : `api:${definition.apiKey}`,
    definition.listeners === undefined ? undefined : `listeners:${definition.listeners.join(',')}`,
    definition.latestVersionUnstable === true ? 'unstable' : undefined,
  ].filter((attribute) => attribute !== undefined);
  const lines = [[definition.type, definition.name, definition.validVersions, ...attributes].join(' ')];
  for (const field of definition.fields ?? []) fieldLines(field, '  ', lines);
  for (const struct of definition.commonStructs ?? []) {
    lines.push(`  struct ${struct.name} ${struct.versions}`);
    for (const field of struct.fields) fieldLines(field, '    ', lines);
  }
  return `${lines.join('\n')}\n`;
}

function convert(source: string, target: string): number {
  const texts = new Map<string, string[]>();
  let count = 0;
  for (const folder of readdirSync(source).sort()) {
    for (const file of readdirSync(join(source, folder)).sort()) {
      const definition: Definition = JSON.parse(
        withoutComments(readFileSync(join(source, folder, file), 'utf8')),
      );
      if (definition.validVersions === 'none') continue;
      const path = place(definition, folder);
      texts.set(path, [...(texts.get(path) ?? []), messageText(definition)]);
      count++;
    }
  }
  rmSync(target, { recursive: true, force: true });
  for (const [path, messages] of texts) {
    const file = join(target, `${path}.spec`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, messages.join('\n'));
  }
  return count;
}

const source = process.argv[2];
if (source === undefined) {
  console.error('usage: convert.ts DIRECTORY (with folders of Kafka message definitions)');
  process.exitCode = 2;
} else {
  const count = convert(source, join(import.meta.dirname, '../spec/messages'));
  console.log(`${count} messages`);
}
