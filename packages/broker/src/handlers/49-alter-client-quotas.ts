import { ApiKey } from '@kavka/protocol';
import {
  type AlterClientQuotasRequest,
  type AlterClientQuotasResponse,
  decodeAlterClientQuotasRequest,
  encodeAlterClientQuotasResponse,
} from '@kavka/protocol/messages/49-alter-client-quotas';
import { defineHandler } from '../dispatch/handler.ts';
import { entitiesInOrder, partsInOrder } from '../quotas/quota-order.ts';

export const alterClientQuotas = defineHandler<AlterClientQuotasRequest, AlterClientQuotasResponse>({
  apiKey: ApiKey.AlterClientQuotas,
  decode: decodeAlterClientQuotasRequest,
  encode: encodeAlterClientQuotasResponse,
  async handle(request, context) {
    const response = await context.broker.controller.alterClientQuotas(request);
    const entries = entitiesInOrder(response.entries).map((entry) => ({
      ...entry,
      entity: partsInOrder(entry.entity),
    }));
    return { ...response, entries };
  },
});
