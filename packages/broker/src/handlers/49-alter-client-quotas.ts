import { ApiKey } from '@kavka/protocol';
import {
  type AlterClientQuotasRequest,
  type AlterClientQuotasResponse,
  decodeAlterClientQuotasRequest,
  encodeAlterClientQuotasResponse,
} from '@kavka/protocol/messages/49-alter-client-quotas';
import { defineHandler } from '../dispatch/handler.ts';

export const alterClientQuotas = defineHandler<AlterClientQuotasRequest, AlterClientQuotasResponse>({
  apiKey: ApiKey.AlterClientQuotas,
  decode: decodeAlterClientQuotasRequest,
  encode: encodeAlterClientQuotasResponse,
  handle: (request, context) => context.broker.controller.alterClientQuotas(request),
});
