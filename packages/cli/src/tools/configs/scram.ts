import { pbkdf2Sync } from 'node:crypto';
import type { Random } from '@kavka/base';
import type { ScramChange, ScramCredential, ScramMechanism } from '@kavka/client';
import { ToolError } from '../../shell/index.ts';
import type { Changes } from './config-changes.ts';

const MECHANISMS: readonly ScramMechanism[] = ['SCRAM-SHA-256', 'SCRAM-SHA-512'];
const HASHES = { 'SCRAM-SHA-256': ['sha256', 32], 'SCRAM-SHA-512': ['sha512', 64] } as const;
const ITERATIONS = 4096;
const MAX_ITERATIONS = 16_384;
const SALT_BYTES = 16;
const CREDENTIAL = /^(?:iterations=(-?\d*),)?password=(.*)$/s;

export function isScram(name: string): name is ScramMechanism {
  return (MECHANISMS as readonly string[]).includes(name);
}

/** What is to be sent for a user: passwords are salted here, they never leave this program. @throws ToolError */
export function scramChanges(user: string, { set, removed }: Changes, random: Random): ScramChange[] {
  return [
    ...removed.filter(isScram).map((mechanism) => ({ user, mechanism })),
    ...Object.entries(set).flatMap(([mechanism, text]): ScramChange[] =>
      isScram(mechanism) ? [{ user, mechanism, salted: salted(mechanism, text, random) }] : [],
    ),
  ];
}

function salted(mechanism: ScramMechanism, text: string, random: Random): NonNullable<ScramChange['salted']> {
  const match = CREDENTIAL.exec(text);
  if (match === null) throw new ToolError(`Invalid credential property ${mechanism}=${text}`);
  const [, count = '', password = ''] = match;
  const iterations = count === '' || count === '-1' ? ITERATIONS : Number(count);
  if (iterations < ITERATIONS)
    throw new ToolError(
      `Iterations ${iterations} is less than the minimum ${ITERATIONS} required for ${mechanism}`,
    );
  if (iterations > MAX_ITERATIONS)
    throw new ToolError(
      `Iterations ${iterations} is more than the maximum ${MAX_ITERATIONS} for ${mechanism}`,
    );
  const [hash, size] = HASHES[mechanism];
  const salt = random.bytes(SALT_BYTES);
  return { salt, iterations, saltedPassword: pbkdf2Sync(password, salt, iterations, size, hash) };
}

export function scramLines(credentials: readonly ScramCredential[]): string[] {
  return [...Map.groupBy(credentials, ({ user }) => user)].map(([user, some]) => {
    const texts = some.map(({ mechanism, iterations }) => `${mechanism}=iterations=${iterations}`);
    return `SCRAM credential configs for user-principal '${user}' are ${texts.join(', ')}`;
  });
}
