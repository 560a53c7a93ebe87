import { ApiKey } from '@kavka/protocol';
import {
  type AlterConfigsRequest,
  type AlterConfigsResponse,
  decodeAlterConfigsRequest,
  encodeAlterConfigsResponse,
} from '@kavka/protocol/messages/33-alter-configs';
import { defineHandler } from '../dispatch/handler.ts';

export const alterConfigs = defineHandler<AlterConfigsRequest, AlterConfigsResponse>({
  apiKey: ApiKey.AlterConfigs,
  decode: decodeAlterConfigsRequest,
  encode: encodeAlterConfigsResponse,
  handle: (request, context) => context.broker.controller.alterConfigs(request),
});
