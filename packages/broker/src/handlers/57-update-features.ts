import { ApiKey } from '@kavka/protocol';
import {
  decodeUpdateFeaturesRequest,
  encodeUpdateFeaturesResponse,
  type UpdateFeaturesRequest,
  type UpdateFeaturesResponse,
} from '@kavka/protocol/messages/57-update-features';
import { defineHandler } from '../dispatch/handler.ts';

export const updateFeatures = defineHandler<UpdateFeaturesRequest, UpdateFeaturesResponse>({
  apiKey: ApiKey.UpdateFeatures,
  decode: decodeUpdateFeaturesRequest,
  encode: encodeUpdateFeaturesResponse,
  handle: (request, context) => context.broker.controller.updateFeatures(request),
});
