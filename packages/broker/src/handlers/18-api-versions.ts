import { SUPPORTED_FEATURES } from '@kavka/metadata';
import { ApiKey, ErrorCode, type Init } from '@kavka/protocol';
import {
  type ApiVersionsRequest,
  type ApiVersionsResponse,
  decodeApiVersionsRequest,
  encodeApiVersionsResponse,
} from '@kavka/protocol/messages/18-api-versions';
import { type AnyHandler, defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';

const SOFTWARE_NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/;
const FIRST_VERSION_WITH_SOFTWARE = 3;
const FIRST_VERSION_WITH_FEATURES_FROM_0 = 4;

/** Announces what the other handlers serve. The request is null where its version was not understood. */
export function apiVersions(handlers: () => readonly AnyHandler[]): AnyHandler {
  return defineHandler<ApiVersionsRequest | null, ApiVersionsResponse>({
    apiKey: ApiKey.ApiVersions,
    decode: decodeApiVersionsRequest,
    encode: encodeApiVersionsResponse,
    handle(request, context) {
      if (request === null)
        return { errorCode: ErrorCode.UNSUPPORTED_VERSION, apiKeys: ownVersions(handlers()) };
      if (context.apiVersion >= FIRST_VERSION_WITH_SOFTWARE && !isSoftwareKnown(request)) {
        return { errorCode: ErrorCode.INVALID_REQUEST };
      }
      return { errorCode: 0, apiKeys: handlers().map(announce), ...features(context) };
    },
  });
}

function isSoftwareKnown(request: ApiVersionsRequest): boolean {
  return SOFTWARE_NAME.test(request.clientSoftwareName) && SOFTWARE_NAME.test(request.clientSoftwareVersion);
}

function announce(handler: AnyHandler): { apiKey: number; minVersion: number; maxVersion: number } {
  const [minVersion, maxVersion] = handler.announced;
  return { apiKey: handler.apiKey, minVersion, maxVersion };
}

function ownVersions(
  handlers: readonly AnyHandler[],
): { apiKey: number; minVersion: number; maxVersion: number }[] {
  return handlers.filter((handler) => handler.apiKey === ApiKey.ApiVersions).map(announce);
}

function features(
  context: RequestContext,
): Pick<Init<ApiVersionsResponse>, 'supportedFeatures' | 'finalizedFeatures' | 'finalizedFeaturesEpoch'> {
  const { image } = context.broker;
  const lowest = context.apiVersion >= FIRST_VERSION_WITH_FEATURES_FROM_0 ? 0 : 1;
  return {
    supportedFeatures: SUPPORTED_FEATURES.filter((feature) => feature.minSupportedVersion >= lowest).map(
      (feature) => ({
        name: feature.name,
        minVersion: feature.minSupportedVersion,
        maxVersion: feature.maxSupportedVersion,
      }),
    ),
    finalizedFeaturesEpoch: BigInt(image.lastOffset),
    finalizedFeatures: [...image.features.levels].map(([name, level]) => ({
      name,
      maxVersionLevel: level,
      minVersionLevel: level,
    })),
  };
}
