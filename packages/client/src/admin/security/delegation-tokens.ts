import { ApiKey } from '@kavka/protocol';
import {
  decodeCreateDelegationTokenResponse,
  encodeCreateDelegationTokenRequest,
} from '@kavka/protocol/messages/38-create-delegation-token';
import {
  decodeRenewDelegationTokenResponse,
  encodeRenewDelegationTokenRequest,
} from '@kavka/protocol/messages/39-renew-delegation-token';
import {
  decodeExpireDelegationTokenResponse,
  encodeExpireDelegationTokenRequest,
} from '@kavka/protocol/messages/40-expire-delegation-token';
import {
  decodeDescribeDelegationTokenResponse,
  encodeDescribeDelegationTokenRequest,
} from '@kavka/protocol/messages/41-describe-delegation-token';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callOnce } from '../calls/call.ts';

/** `{ principalType: 'User', principalName: 'alice' }`. */
export interface Principal {
  readonly principalType: string;
  readonly principalName: string;
}

/** A token with which others act for its owner. */
export interface DelegationToken {
  readonly tokenId: string;
  readonly owner: Principal;
  /** Who asked for it: the owner, or one who may do so for others. */
  readonly requester: Principal;
  readonly hmac: Buffer;
  /** Milliseconds since the epoch. */
  readonly issueTimestamp: bigint;
  readonly expiryTimestamp: bigint;
  readonly maxTimestamp: bigint;
  readonly renewers: readonly Principal[];
}

export interface NewDelegationToken extends AdminCallOptions {
  /** Left out: the principal that this client is authenticated as. */
  readonly owner?: Principal;
  /** Who may renew it, beside its owner. */
  readonly renewers?: readonly Principal[];
  /** Left out: as long as the broker allows. */
  readonly maxLifetimeMs?: number;
}

interface TokenRequester {
  readonly tokenRequesterPrincipalType: string;
  readonly tokenRequesterPrincipalName: string;
}

const BROKERS_OWN = -1n;
const CREATE = api(
  ApiKey.CreateDelegationToken,
  encodeCreateDelegationTokenRequest,
  decodeCreateDelegationTokenResponse,
);
const RENEW = api(
  ApiKey.RenewDelegationToken,
  encodeRenewDelegationTokenRequest,
  decodeRenewDelegationTokenResponse,
);
const EXPIRE = api(
  ApiKey.ExpireDelegationToken,
  encodeExpireDelegationTokenRequest,
  decodeExpireDelegationTokenResponse,
);
const DESCRIBE = api(
  ApiKey.DescribeDelegationToken,
  encodeDescribeDelegationTokenRequest,
  decodeDescribeDelegationTokenResponse,
);

/** A token of the principal that this client is authenticated as. */
export async function createDelegationToken(
  admin: AdminContext,
  { owner, renewers = [], maxLifetimeMs, ...options }: NewDelegationToken = {},
): Promise<DelegationToken> {
  const maxLifetime = maxLifetimeMs === undefined ? BROKERS_OWN : BigInt(maxLifetimeMs);
  const token = await callOnce(
    admin,
    {
      api: CREATE,
      to: 'any',
      request: () => ({
        renewers: [...renewers],
        maxLifetimeMs: maxLifetime,
        ...(owner && { ownerPrincipalType: owner.principalType, ownerPrincipalName: owner.principalName }),
      }),
      error: (response) => response,
    },
    options,
  );
  const { tokenId, hmac, principalType, principalName } = token;
  return {
    tokenId,
    hmac,
    owner: { principalType, principalName },
    requester: requesterOf(token),
    issueTimestamp: token.issueTimestampMs,
    expiryTimestamp: token.expiryTimestampMs,
    maxTimestamp: token.maxTimestampMs,
    renewers,
  };
}

/** @returns when it expires then */
export async function renewDelegationToken(
  admin: AdminContext,
  hmac: Uint8Array,
  renewPeriodMs?: number,
  options?: AdminCallOptions,
): Promise<bigint> {
  const period = renewPeriodMs === undefined ? BROKERS_OWN : BigInt(renewPeriodMs);
  const { expiryTimestampMs } = await callOnce(
    admin,
    {
      api: RENEW,
      to: 'any',
      request: () => ({ hmac, renewPeriodMs: period }),
      error: (response) => response,
    },
    options,
  );
  return expiryTimestampMs;
}

/** At once where no time is given. @returns when it expires then */
export async function expireDelegationToken(
  admin: AdminContext,
  hmac: Uint8Array,
  inMs?: number,
  options?: AdminCallOptions,
): Promise<bigint> {
  const period = inMs === undefined ? BROKERS_OWN : BigInt(inMs);
  const { expiryTimestampMs } = await callOnce(
    admin,
    {
      api: EXPIRE,
      to: 'any',
      request: () => ({ hmac, expiryTimePeriodMs: period }),
      error: (response) => response,
    },
    options,
  );
  return expiryTimestampMs;
}

/** The tokens of these owners, or all that this client may see. */
export async function describeDelegationTokens(
  admin: AdminContext,
  owners: readonly Principal[] | null = null,
  options?: AdminCallOptions,
): Promise<DelegationToken[]> {
  const { tokens } = await callOnce(
    admin,
    {
      api: DESCRIBE,
      to: 'any',
      request: () => ({ owners: owners && [...owners] }),
      error: (response) => response,
    },
    options,
  );
  return tokens.map(({ principalType, principalName, ...token }) => ({
    tokenId: token.tokenId,
    hmac: token.hmac,
    owner: { principalType, principalName },
    requester: requesterOf({ principalType, principalName, ...token }),
    issueTimestamp: token.issueTimestamp,
    expiryTimestamp: token.expiryTimestamp,
    maxTimestamp: token.maxTimestamp,
    renewers: token.renewers,
  }));
}

/** Brokers before Kafka 3.3 know none but the owner. */
function requesterOf(token: Principal & TokenRequester): Principal {
  if (token.tokenRequesterPrincipalName === '')
    return { principalType: token.principalType, principalName: token.principalName };
  return {
    principalType: token.tokenRequesterPrincipalType,
    principalName: token.tokenRequesterPrincipalName,
  };
}
