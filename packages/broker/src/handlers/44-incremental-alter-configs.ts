import { ApiKey } from '@kavka/protocol';
import {
  decodeIncrementalAlterConfigsRequest,
  encodeIncrementalAlterConfigsResponse,
  type IncrementalAlterConfigsRequest,
  type IncrementalAlterConfigsResponse,
} from '@kavka/protocol/messages/44-incremental-alter-configs';
import { defineHandler } from '../dispatch/handler.ts';

export const incrementalAlterConfigs = defineHandler<
  IncrementalAlterConfigsRequest,
  IncrementalAlterConfigsResponse
>({
  apiKey: ApiKey.IncrementalAlterConfigs,
  decode: decodeIncrementalAlterConfigsRequest,
  encode: encodeIncrementalAlterConfigsResponse,
  handle: (request, context) => context.broker.controller.incrementalAlterConfigs(request),
});
