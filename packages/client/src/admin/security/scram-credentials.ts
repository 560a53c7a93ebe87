import { pbkdf2Sync } from 'node:crypto';
import type { Random } from '@kavka/base';
import { ApiKey } from '@kavka/protocol';
import {
  decodeDescribeUserScramCredentialsResponse,
  encodeDescribeUserScramCredentialsRequest,
} from '@kavka/protocol/messages/50-describe-user-scram-credentials';
import {
  decodeAlterUserScramCredentialsResponse,
  encodeAlterUserScramCredentialsRequest,
} from '@kavka/protocol/messages/51-alter-user-scram-credentials';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, callOnce, failure } from '../calls/call.ts';
import { toController } from '../calls/routes.ts';

const MECHANISMS = { 'SCRAM-SHA-256': 1, 'SCRAM-SHA-512': 2 } as const;
/**
 * The two kinds of SCRAM.
 *
 * @example
 * await admin.alterScramCredentials([{ user: 'alice', mechanism: 'SCRAM-SHA-512', password: secret }]);
 */
export type ScramMechanism = keyof typeof MECHANISMS;

/** A credential of a user, without what would let one log in. */
export interface ScramCredential {
  readonly user: string;
  readonly mechanism: ScramMechanism;
  readonly iterations: number;
}

/**
 * Sets a credential, or takes it away where there is neither a password nor what was derived from one. The password itself is not sent.
 *
 * @example
 * await admin.alterScramCredentials([{ user: 'alice', mechanism: 'SCRAM-SHA-512', password: secret }]);
 */
export interface ScramChange {
  readonly user: string;
  readonly mechanism: ScramMechanism;
  readonly password?: string;
  /** How often the password is hashed; brokers take 4096 to 16384. */
  readonly iterations?: number;
  /** In place of a password: what was derived from it. */
  readonly salted?: {
    readonly salt: Uint8Array;
    readonly saltedPassword: Uint8Array;
    readonly iterations: number;
  };
}

const DEFAULT_ITERATIONS = 4096;
const SALT_BYTES = 20;
const DIGESTS = {
  'SCRAM-SHA-256': { name: 'sha256', sizeBytes: 32 },
  'SCRAM-SHA-512': { name: 'sha512', sizeBytes: 64 },
} as const;

const DESCRIBE = api(
  ApiKey.DescribeUserScramCredentials,
  encodeDescribeUserScramCredentialsRequest,
  decodeDescribeUserScramCredentialsResponse,
);
const ALTER = api(
  ApiKey.AlterUserScramCredentials,
  encodeAlterUserScramCredentialsRequest,
  decodeAlterUserScramCredentialsResponse,
);

/** The credentials of these users, or of all. */
export async function describeScramCredentials(
  admin: AdminContext,
  users: readonly string[] | null = null,
  options?: AdminCallOptions,
): Promise<ScramCredential[]> {
  const { results } = await callOnce(
    admin,
    {
      api: DESCRIBE,
      to: 'any',
      request: () => ({ users: users?.map((name) => ({ name })) ?? null }),
      error: (response) => response,
    },
    options,
  );
  return results.flatMap(({ user, errorCode, errorMessage, credentialInfos }) => {
    const error = failure(errorCode, `user ${user}`, {}, errorMessage);
    if (error !== undefined) throw error;
    return credentialInfos.flatMap(({ mechanism: number, iterations }) => {
      const mechanism = (Object.keys(MECHANISMS) as ScramMechanism[]).find(
        (name) => MECHANISMS[name] === number,
      );
      return mechanism === undefined ? [] : [{ user, mechanism, iterations }];
    });
  });
}

export async function alterScramCredentials(
  admin: AdminContext,
  changes: readonly ScramChange[],
  options?: AdminCallOptions,
): Promise<void> {
  await callForEach(
    admin,
    changes,
    {
      api: ALTER,
      route: toController<ScramChange>,
      describe: ({ user, mechanism }) => `${mechanism} of user ${user}`,
      request: (some) => ({
        deletions: some
          .filter(({ salted, password }) => salted === undefined && password === undefined)
          .map(({ user, mechanism }) => ({ name: user, mechanism: MECHANISMS[mechanism] })),
        upsertions: some.flatMap((change) => {
          const salted = change.salted ?? derived(change, admin.cluster.world.random);
          if (salted === undefined) return [];
          return [{ name: change.user, mechanism: MECHANISMS[change.mechanism], ...salted }];
        }),
      }),
      outcomes: ({ results }, some) =>
        new Map(
          some.flatMap((change) => {
            const answer = results.find(({ user }) => user === change.user);
            if (answer === undefined) return [];
            return [
              [
                change,
                failure(answer.errorCode, `user ${change.user}`, {}, answer.errorMessage) ?? null,
              ] as const,
            ];
          }),
        ),
    },
    options,
  );
}

function derived(
  { mechanism, password, iterations = DEFAULT_ITERATIONS }: ScramChange,
  random: Random,
): ScramChange['salted'] {
  if (password === undefined) return undefined;
  const salt = random.bytes(SALT_BYTES);
  const { name, sizeBytes } = DIGESTS[mechanism];
  return { salt, saltedPassword: pbkdf2Sync(password, salt, iterations, sizeBytes, name), iterations };
}
