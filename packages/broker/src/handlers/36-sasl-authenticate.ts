import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeSaslAuthenticateRequest,
  encodeSaslAuthenticateResponse,
  type SaslAuthenticateRequest,
  type SaslAuthenticateResponse,
} from '@kavka/protocol/messages/36-sasl-authenticate';
import { defineHandler } from '../dispatch/handler.ts';

export const saslAuthenticate = defineHandler<SaslAuthenticateRequest, SaslAuthenticateResponse>({
  apiKey: ApiKey.SaslAuthenticate,
  decode: decodeSaslAuthenticateRequest,
  encode: encodeSaslAuthenticateResponse,
  missing: 'SASL: all listeners are PLAINTEXT, where there is nobody to authenticate',
  handle: () => ({
    errorCode: ErrorCode.ILLEGAL_SASL_STATE,
    errorMessage: 'SaslAuthenticate came without a SaslHandshake, or on a listener without SASL.',
    authBytes: Buffer.alloc(0),
  }),
});
