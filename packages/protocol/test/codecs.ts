import { join } from 'node:path';
import type { Reader, Writer } from '@kavka/protocol';
import { readSpecs } from '../generate/generate.ts';
import type { Message } from '../generate/model.ts';

export type Fields = Record<string, unknown>;

/** A message of the spec with its generated functions. */
export interface Codec {
  readonly message: Message;
  encode(writer: Writer, fields: Fields, version: number): void;
  decode(reader: Reader, version: number): Fields;
}

const home = join(import.meta.dirname, '..');

/** Every message there is. */
export async function loadCodecs(): Promise<Codec[]> {
  const codecs: Codec[] = [];
  for (const file of readSpecs(join(home, 'spec'))) {
    const module: Fields = await import(join(home, 'src/messages', `${file.path}.ts`));
    for (const message of file.messages) {
      const encode = functionOf(module, `encode${message.name}`);
      const decode = functionOf(module, `decode${message.name}`);
      codecs.push({
        message,
        encode: (writer, fields, version) => {
          Reflect.apply(encode, undefined, [writer, fields, version]);
        },
        decode: (reader, version) => Reflect.apply(decode, undefined, [reader, version]),
      });
    }
  }
  return codecs;
}

/** Calls `visit` with each version of the message. */
export function eachVersion({ message }: Codec, visit: (version: number) => void): void {
  for (let version = message.versions.lowest; version <= message.versions.highest; version++) visit(version);
}

function functionOf(module: Fields, name: string): (...args: never[]) => unknown {
  const value = module[name];
  if (typeof value !== 'function') throw new Error(`no function ${name}`);
  return value as (...args: never[]) => unknown;
}
