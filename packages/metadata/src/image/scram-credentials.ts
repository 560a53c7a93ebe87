import type { RemoveUserScramCredentialRecord } from '@kavka/protocol/messages/metadata/remove-user-scram-credential-record';
import type { UserScramCredentialRecord } from '@kavka/protocol/messages/metadata/user-scram-credential-record';

/** Numbers of the mechanisms: 1 SCRAM-SHA-256, 2 SCRAM-SHA-512. */
export type ScramMechanism = number;

/** What verifies a password, not the password. */
export interface ScramCredential {
  readonly mechanism: ScramMechanism;
  readonly salt: Buffer;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
  readonly iterations: number;
}

/** Credentials by user and mechanism. */
export class ScramCredentials {
  readonly #users = new Map<string, Map<ScramMechanism, ScramCredential>>();

  of(user: string): ReadonlyMap<ScramMechanism, ScramCredential> | undefined {
    return this.#users.get(user);
  }

  users(): Iterable<string> {
    return this.#users.keys();
  }

  replay(record: UserScramCredentialRecord): void {
    const { name, mechanism, salt, storedKey, serverKey, iterations } = record;
    const credentials = this.#users.get(name) ?? new Map<ScramMechanism, ScramCredential>();
    credentials.set(mechanism, { mechanism, salt, storedKey, serverKey, iterations });
    this.#users.set(name, credentials);
  }

  replayRemoval({ name, mechanism }: RemoveUserScramCredentialRecord): void {
    const credentials = this.#users.get(name);
    if (credentials?.delete(mechanism) === true && credentials.size === 0) this.#users.delete(name);
  }

  clear(): void {
    this.#users.clear();
  }
}
