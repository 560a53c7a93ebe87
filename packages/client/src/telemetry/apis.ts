import { ApiKey } from '@kavka/protocol';
import {
  decodeGetTelemetrySubscriptionsResponse,
  encodeGetTelemetrySubscriptionsRequest,
} from '@kavka/protocol/messages/71-get-telemetry-subscriptions';
import {
  decodePushTelemetryResponse,
  encodePushTelemetryRequest,
} from '@kavka/protocol/messages/72-push-telemetry';
import { api } from '../connection/index.ts';

export const GET_TELEMETRY_SUBSCRIPTIONS = api(
  ApiKey.GetTelemetrySubscriptions,
  encodeGetTelemetrySubscriptionsRequest,
  decodeGetTelemetrySubscriptionsResponse,
);
export const PUSH_TELEMETRY = api(
  ApiKey.PushTelemetry,
  encodePushTelemetryRequest,
  decodePushTelemetryResponse,
);
