import { ConfigResourceType, type MetadataImage } from '@kavka/metadata';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeListConfigResourcesRequest,
  encodeListConfigResourcesResponse,
  type ListConfigResourcesRequest,
  type ListConfigResourcesResponse,
} from '@kavka/protocol/messages/74-list-config-resources';
import { defineHandler } from '../dispatch/handler.ts';

const { TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP } = ConfigResourceType;
const KNOWN_TYPES: readonly number[] = [TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP];

export const listConfigResources = defineHandler<ListConfigResourcesRequest, ListConfigResourcesResponse>({
  apiKey: ApiKey.ListConfigResources,
  decode: decodeListConfigResourcesRequest,
  encode: encodeListConfigResourcesResponse,
  handle(request, context) {
    const { image } = context.broker;
    const asked = context.apiVersion === 0 ? [CLIENT_METRICS] : request.resourceTypes;
    if (asked.some((type) => !KNOWN_TYPES.includes(type)))
      return { errorCode: ErrorCode.UNSUPPORTED_VERSION, configResources: [] };
    const types = asked.length === 0 ? KNOWN_TYPES : [...new Set(asked)];
    return {
      errorCode: 0,
      configResources: types.flatMap((resourceType) =>
        namesOf(resourceType, image).map((resourceName) => ({ resourceName, resourceType })),
      ),
    };
  },
});

function namesOf(type: number, image: MetadataImage): string[] {
  if (type === TOPIC) return image.topics.sorted().map((topic) => topic.name);
  if (type === BROKER || type === BROKER_LOGGER)
    return image.brokers.all().map((broker) => String(broker.id));
  return [...image.configs.resources(type === GROUP ? GROUP : CLIENT_METRICS)];
}
