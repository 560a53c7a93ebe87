import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type DescribeDelegationTokenRequest,
  type DescribeDelegationTokenResponse,
  decodeDescribeDelegationTokenRequest,
  encodeDescribeDelegationTokenResponse,
} from '@kavka/protocol/messages/41-describe-delegation-token';
import { defineHandler } from '../dispatch/handler.ts';

export const describeDelegationToken = defineHandler<
  DescribeDelegationTokenRequest,
  DescribeDelegationTokenResponse
>({
  apiKey: ApiKey.DescribeDelegationToken,
  decode: decodeDescribeDelegationTokenRequest,
  encode: encodeDescribeDelegationTokenResponse,
  missing: 'listeners other than PLAINTEXT, where tokens are refused',
  handle: () => ({ errorCode: ErrorCode.DELEGATION_TOKEN_REQUEST_NOT_ALLOWED, tokens: [] }),
});
