import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeRenewDelegationTokenRequest,
  encodeRenewDelegationTokenResponse,
  type RenewDelegationTokenRequest,
  type RenewDelegationTokenResponse,
} from '@kavka/protocol/messages/39-renew-delegation-token';
import { defineHandler } from '../dispatch/handler.ts';

export const renewDelegationToken = defineHandler<RenewDelegationTokenRequest, RenewDelegationTokenResponse>({
  apiKey: ApiKey.RenewDelegationToken,
  decode: decodeRenewDelegationTokenRequest,
  encode: encodeRenewDelegationTokenResponse,
  missing: 'listeners other than PLAINTEXT, where tokens are refused',
  handle: () => ({ errorCode: ErrorCode.DELEGATION_TOKEN_REQUEST_NOT_ALLOWED, expiryTimestampMs: -1n }),
});
