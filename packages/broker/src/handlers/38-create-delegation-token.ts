import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type CreateDelegationTokenRequest,
  type CreateDelegationTokenResponse,
  decodeCreateDelegationTokenRequest,
  encodeCreateDelegationTokenResponse,
} from '@kavka/protocol/messages/38-create-delegation-token';
import { defineHandler } from '../dispatch/handler.ts';

const FIRST_VERSION_WITH_REQUESTER = 3;

export const createDelegationToken = defineHandler<
  CreateDelegationTokenRequest,
  CreateDelegationTokenResponse
>({
  apiKey: ApiKey.CreateDelegationToken,
  decode: decodeCreateDelegationTokenRequest,
  encode: encodeCreateDelegationTokenResponse,
  missing: 'listeners other than PLAINTEXT, where tokens are refused',
  handle({ ownerPrincipalName, ownerPrincipalType }, { apiVersion, connection: { principal } }) {
    const isForOther = ownerPrincipalName !== null && ownerPrincipalName !== '';
    return {
      errorCode: ErrorCode.DELEGATION_TOKEN_REQUEST_NOT_ALLOWED,
      principalType: isForOther ? (ownerPrincipalType ?? '') : principal.type,
      principalName: isForOther ? ownerPrincipalName : principal.name,
      ...(apiVersion >= FIRST_VERSION_WITH_REQUESTER && {
        tokenRequesterPrincipalType: principal.type,
        tokenRequesterPrincipalName: principal.name,
      }),
      issueTimestampMs: -1n,
      expiryTimestampMs: -1n,
      maxTimestampMs: -1n,
      tokenId: '',
      hmac: Buffer.alloc(0),
    };
  },
});
