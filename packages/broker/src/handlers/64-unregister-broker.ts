import { ApiKey } from '@kavka/protocol';
import {
  decodeUnregisterBrokerRequest,
  encodeUnregisterBrokerResponse,
  type UnregisterBrokerRequest,
  type UnregisterBrokerResponse,
} from '@kavka/protocol/messages/64-unregister-broker';
import { defineHandler } from '../dispatch/handler.ts';

export const unregisterBroker = defineHandler<UnregisterBrokerRequest, UnregisterBrokerResponse>({
  apiKey: ApiKey.UnregisterBroker,
  decode: decodeUnregisterBrokerRequest,
  encode: encodeUnregisterBrokerResponse,
  handle: (request, context) => context.broker.controller.unregisterBroker(request),
});
