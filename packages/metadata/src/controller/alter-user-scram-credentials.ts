import { createHash, createHmac } from 'node:crypto';
import { ErrorCode } from '@kavka/protocol';
import type {
  AlterUserScramCredentialsRequest,
  AlterUserScramCredentialsRequestScramCredentialUpsertion,
  AlterUserScramCredentialsResponse,
} from '@kavka/protocol/messages/51-alter-user-scram-credentials';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import type { ControllerContext } from './controller-context.ts';
import { duplicatesOf } from './duplicates.ts';
import { type Refusal, type Result, refusal } from './result.ts';

type Upsertion = AlterUserScramCredentialsRequestScramCredentialUpsertion;

/** Hash functions by the number of the mechanism. */
const HASHES: ReadonlyMap<number, string> = new Map([
  [1, 'sha256'],
  [2, 'sha512'],
]);

const MIN_ITERATIONS = 4096;
const MAX_ITERATIONS = 16_384;

/** Sets and removes what verifies users' passwords. A user may be changed once in a request. */
export function alterUserScramCredentials(
  context: ControllerContext,
  { deletions, upsertions }: AlterUserScramCredentialsRequest,
): Result<AlterUserScramCredentialsResponse> {
  const records: MetadataRecord[] = [];
  const results = new Map<string, Refusal>();
  const twice = duplicatesOf([...deletions, ...upsertions].map(({ name }) => name));
  const settle = (name: string, refused: Refusal | undefined, record: () => MetadataRecord): void => {
    if (twice.has(name)) {
      const message = 'a user may be changed only once in a request';
      results.set(name, refusal(ErrorCode.DUPLICATE_RESOURCE, message));
      return;
    }
    results.set(name, refused ?? refusal(ErrorCode.NONE));
    if (refused === undefined) records.push(record());
  };
  for (const { name, mechanism } of deletions) {
    const refused = checkUser(name, mechanism) ?? checkExists(context, name, mechanism);
    settle(name, refused, () => ({ type: 'RemoveUserScramCredentialRecord', data: { name, mechanism } }));
  }
  for (const upsertion of upsertions) {
    const { name, mechanism, iterations } = upsertion;
    const refused = checkUser(name, mechanism) ?? checkIterations(iterations);
    settle(name, refused, () => credentialRecord(upsertion));
  }
  const answers = [...results].map(([user, result]) => ({ user, ...result }));
  return { records, response: { throttleTimeMs: 0, results: answers } };
}

function checkUser(name: string, mechanism: number): Refusal | undefined {
  if (name === '') return refusal(ErrorCode.UNACCEPTABLE_CREDENTIAL, 'the name of the user is empty');
  if (HASHES.has(mechanism)) return undefined;
  return refusal(
    ErrorCode.UNSUPPORTED_SASL_MECHANISM,
    `there is no SCRAM mechanism ${mechanism}, only 1 (SCRAM-SHA-256) and 2 (SCRAM-SHA-512)`,
  );
}

function checkExists({ state }: ControllerContext, name: string, mechanism: number): Refusal | undefined {
  if (state.scramCredentials.of(name)?.has(mechanism) === true) return undefined;
  return refusal(ErrorCode.RESOURCE_NOT_FOUND, `user ${name} has no such credential`);
}

function checkIterations(iterations: number): Refusal | undefined {
  if (iterations >= MIN_ITERATIONS && iterations <= MAX_ITERATIONS) return undefined;
  return refusal(
    ErrorCode.UNACCEPTABLE_CREDENTIAL,
    `iterations must be ${MIN_ITERATIONS} to ${MAX_ITERATIONS}, not ${iterations}`,
  );
}

/** Keeps the two keys of RFC 5802 that verify a password, which cannot be had from them. */
function credentialRecord({ name, mechanism, salt, saltedPassword, iterations }: Upsertion): MetadataRecord {
  const hash = HASHES.get(mechanism) ?? 'sha256';
  const keyed = (label: string): Buffer => createHmac(hash, saltedPassword).update(label).digest();
  const storedKey = createHash(hash).update(keyed('Client Key')).digest();
  const data = { name, mechanism, salt, storedKey, serverKey: keyed('Server Key'), iterations };
  return { type: 'UserScramCredentialRecord', data };
}
