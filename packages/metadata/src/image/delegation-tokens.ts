import type { DelegationTokenRecord } from '@kavka/protocol/messages/metadata/delegation-token-record';

/** A token as the log holds it: all but the HMAC, which follows from the id and the cluster's secret. */
export interface DelegationToken {
  readonly tokenId: string;
  readonly owner: string;
  readonly requester: string;
  readonly renewers: readonly string[];
  readonly issueTimestamp: bigint;
  readonly maxTimestamp: bigint;
  readonly expirationTimestamp: bigint;
}

/** Tokens by id. */
export class DelegationTokens {
  readonly #tokens = new Map<string, DelegationToken>();

  get(tokenId: string): DelegationToken | undefined {
    return this.#tokens.get(tokenId);
  }

  all(): Iterable<DelegationToken> {
    return this.#tokens.values();
  }

  replay(record: DelegationTokenRecord): void {
    const { tokenId, owner, requester, renewers, issueTimestamp, maxTimestamp, expirationTimestamp } = record;
    this.#tokens.set(tokenId, {
      tokenId,
      owner,
      requester,
      renewers,
      issueTimestamp,
      maxTimestamp,
      expirationTimestamp,
    });
  }

  replayRemoval(tokenId: string): void {
    this.#tokens.delete(tokenId);
  }

  clear(): void {
    this.#tokens.clear();
  }
}
