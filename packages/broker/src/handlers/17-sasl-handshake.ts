import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeSaslHandshakeRequest,
  encodeSaslHandshakeResponse,
  type SaslHandshakeRequest,
  type SaslHandshakeResponse,
} from '@kavka/protocol/messages/17-sasl-handshake';
import { defineHandler } from '../dispatch/handler.ts';

export const saslHandshake = defineHandler<SaslHandshakeRequest, SaslHandshakeResponse>({
  apiKey: ApiKey.SaslHandshake,
  decode: decodeSaslHandshakeRequest,
  encode: encodeSaslHandshakeResponse,
  missing: 'SASL: all listeners are PLAINTEXT, where there is nothing to agree on',
  handle: () => ({ errorCode: ErrorCode.ILLEGAL_SASL_STATE, mechanisms: [] }),
});
