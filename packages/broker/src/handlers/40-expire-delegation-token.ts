import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeExpireDelegationTokenRequest,
  type ExpireDelegationTokenRequest,
  type ExpireDelegationTokenResponse,
  encodeExpireDelegationTokenResponse,
} from '@kavka/protocol/messages/40-expire-delegation-token';
import { defineHandler } from '../dispatch/handler.ts';

export const expireDelegationToken = defineHandler<
  ExpireDelegationTokenRequest,
  ExpireDelegationTokenResponse
>({
  apiKey: ApiKey.ExpireDelegationToken,
  decode: decodeExpireDelegationTokenRequest,
  encode: encodeExpireDelegationTokenResponse,
  missing: 'listeners other than PLAINTEXT, where tokens are refused',
  handle: () => ({ errorCode: ErrorCode.DELEGATION_TOKEN_REQUEST_NOT_ALLOWED, expiryTimestampMs: -1n }),
});
