import { ApiKey } from '@kavka/protocol';
import {
  decodeElectLeadersRequest,
  type ElectLeadersRequest,
  type ElectLeadersResponse,
  encodeElectLeadersResponse,
} from '@kavka/protocol/messages/43-elect-leaders';
import { defineHandler } from '../dispatch/handler.ts';

export const electLeaders = defineHandler<ElectLeadersRequest, ElectLeadersResponse>({
  apiKey: ApiKey.ElectLeaders,
  decode: decodeElectLeadersRequest,
  encode: encodeElectLeadersResponse,
  handle: (request, context) => context.broker.controller.electLeaders(request),
});
