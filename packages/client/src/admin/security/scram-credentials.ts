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
export type ScramMechanism = keyof typeof MECHANISMS;

export interface ScramCredential {
  readonly user: string;
  readonly mechanism: ScramMechanism;
  readonly iterations: number;
}

/** Sets a credential, or takes it away where there is no password. The password itself is not sent, only what is derived from it. */
export interface ScramChange {
  readonly user: string;
  readonly mechanism: ScramMechanism;
  readonly salted?: {
    readonly salt: Uint8Array;
    readonly saltedPassword: Uint8Array;
    readonly iterations: number;
  };
}

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
          .filter(({ salted }) => salted === undefined)
          .map(({ user, mechanism }) => ({ name: user, mechanism: MECHANISMS[mechanism] })),
        upsertions: some.flatMap(({ user, mechanism, salted }) =>
          salted === undefined ? [] : [{ name: user, mechanism: MECHANISMS[mechanism], ...salted }],
        ),
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
