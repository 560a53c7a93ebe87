import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emitApiKeys, parseAnnounced } from './emit-api-keys.ts';
import { emitErrorCodes, parseErrors } from './emit-errors.ts';
import { emitMessageFile } from './emit-message-file.ts';
import { emitMetadataIndex } from './emit-metadata-index.ts';
import { emitRecordKinds } from './emit-record-kinds.ts';
import type { SpecFile } from './model.ts';
import { parseSpec } from './parse.ts';

/** The messages of all spec files below `directory`/messages, in the order of their paths. */
export function readSpecs(directory: string): SpecFile[] {
  const root = join(directory, 'messages');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.spec'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .map((name) => ({
      path: name.replace(/\.spec$/, ''),
      messages: parseSpec(readFileSync(join(root, name), 'utf8'), name),
    }));
}

/** All generated files: path below src/ to text. */
export function generate(directory: string): Map<string, string> {
  const specs = readSpecs(directory);
  const text = (name: string): string => readFileSync(join(directory, name), 'utf8');
  const files = new Map<string, string>();
  for (const file of specs) files.set(`messages/${file.path}.ts`, emitMessageFile(file));
  files.set('messages/metadata/index.ts', emitMetadataIndex(specs));
  files.set('messages/record-kinds.ts', emitRecordKinds(specs));
  files.set('api-keys.ts', emitApiKeys(specs, parseAnnounced(text('announced.spec'))));
  files.set('error-codes.ts', emitErrorCodes(parseErrors(text('errors.spec'))));
  return files;
}
