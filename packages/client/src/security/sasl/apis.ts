import { ApiKey } from '@kavka/protocol';
import {
  decodeSaslHandshakeResponse,
  encodeSaslHandshakeRequest,
} from '@kavka/protocol/messages/17-sasl-handshake';
import {
  decodeSaslAuthenticateResponse,
  encodeSaslAuthenticateRequest,
} from '@kavka/protocol/messages/36-sasl-authenticate';
import { api } from '../../connection/index.ts';

/** After version 0 come bare tokens, without requests around them. */
export const SASL_HANDSHAKE = api(
  ApiKey.SaslHandshake,
  encodeSaslHandshakeRequest,
  decodeSaslHandshakeResponse,
  {
    lowest: 1,
  },
);
export const SASL_AUTHENTICATE = api(
  ApiKey.SaslAuthenticate,
  encodeSaslAuthenticateRequest,
  decodeSaslAuthenticateResponse,
);
