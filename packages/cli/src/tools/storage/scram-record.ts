import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import type { Random } from '@kavka/base';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { parseInteger, ToolError } from '../../shell/index.ts';

const MECHANISMS = {
  'SCRAM-SHA-256': { number: 1, hash: 'sha256', bytes: 32 },
  'SCRAM-SHA-512': { number: 2, hash: 'sha512', bytes: 64 },
} as const;
const MIN_ITERATIONS = 4096;
const SALT_BYTES = 16;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** `SCRAM-SHA-256=[name=alice,password=secret]` as the record with which a cluster starts. @throws ToolError in the original's words */
export function scramRecord(argument: string, random: Random): MetadataRecord {
  const text = argument.trim();
  const split = text.indexOf('=');
  if (split < 0) throw new ToolError(`Failed to find equals sign in SCRAM argument '${text}'`);
  const name = text.slice(0, split);
  if (!(name in MECHANISMS)) throw new ToolError(`The add-scram mechanism ${name} is not supported.`);
  const { number, hash, bytes } = MECHANISMS[name as keyof typeof MECHANISMS];
  const parts = partsOf(text.slice(split + 1));
  const user = parts.get('name');
  if (user === undefined) throw new ToolError("You must supply 'name' to add-scram");
  const salt = bytesIn(parts, 'salt') ?? Buffer.from(random.bytes(SALT_BYTES));
  const iterations = iterationsIn(parts, name);
  const salted = saltedPassword(parts, (password) => pbkdf2Sync(password, salt, iterations, bytes, hash));
  const clientKey = createHmac(hash, salted).update('Client Key').digest();
  return {
    type: 'UserScramCredentialRecord',
    data: {
      name: user,
      mechanism: number,
      salt,
      storedKey: createHash(hash).update(clientKey).digest(),
      serverKey: createHmac(hash, salted).update('Server Key').digest(),
      iterations,
    },
  };
}

const KNOWN = ['name', 'salt', 'iterations', 'password', 'saltedpassword'];

function partsOf(text: string): Map<string, string> {
  if (!text.startsWith('[')) throw new ToolError('Expected configuration string to start with [');
  if (!text.endsWith(']')) throw new ToolError('Expected configuration string to end with ]');
  const parts = new Map<string, string>();
  for (const part of text.slice(1, -1).split(',')) {
    const split = part.indexOf('=');
    if (split < 0) throw new ToolError(`Failed to find equals sign in SCRAM component: ${part.trim()}`);
    const value = part.slice(split + 1).trim();
    parts.set(part.slice(0, split).trim(), value.replace(/^"(.*)"$/, '$1'));
  }
  const unknown = [...parts.keys()].filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) throw new ToolError(`Unknown SCRAM configurations: ${unknown.join(', ')}`);
  return parts;
}

function iterationsIn(parts: ReadonlyMap<string, string>, mechanism: string): number {
  const text = parts.get('iterations');
  if (text === undefined) return MIN_ITERATIONS;
  const iterations = parseInteger(text);
  if (iterations === undefined) throw new ToolError(`Failed to parse iterations count: ${text}`);
  if (iterations >= MIN_ITERATIONS) return iterations;
  throw new ToolError(
    `The 'iterations' value must be >= ${MIN_ITERATIONS} for add-scram using ${mechanism.replaceAll('-', '_')}`,
  );
}

function saltedPassword(parts: ReadonlyMap<string, string>, derive: (password: string) => Buffer): Buffer {
  const password = parts.get('password');
  if (password !== undefined) return derive(password);
  const salted = bytesIn(parts, 'saltedpassword');
  if (salted === undefined)
    throw new ToolError("You must supply one of 'password' or 'saltedpassword' to add-scram");
  if (!parts.has('salt')) throw new ToolError("You must supply 'salt' with 'saltedpassword' to add-scram");
  return salted;
}

function bytesIn(parts: ReadonlyMap<string, string>, key: string): Buffer | undefined {
  const text = parts.get(key);
  if (text === undefined) return undefined;
  if (!BASE64.test(text)) throw new ToolError(`Failed to decode given ${key}: ${text}`);
  return Buffer.from(text, 'base64');
}
