import { ErrorCode } from '@kavka/protocol';
import type {
  UpdateFeaturesRequest,
  UpdateFeaturesRequestFeatureUpdateKey,
  UpdateFeaturesResponse,
} from '@kavka/protocol/messages/57-update-features';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { METADATA_VERSION } from '../image/features.ts';
import { SUPPORTED_FEATURES } from '../supported-features.ts';
import type { ControllerContext } from './controller-context.ts';
import { type Refusal, type Result, refusal } from './result.ts';

type Update = UpdateFeaturesRequestFeatureUpdateKey;

const UPGRADE_ONLY = 1;

/** Changes levels of features: all that are asked for, or none. */
export function updateFeatures(
  context: ControllerContext,
  request: UpdateFeaturesRequest,
): Result<UpdateFeaturesResponse> {
  const refusals = request.featureUpdates.map((update) => refuse(context, update));
  const first = refusals.find((refused) => refused !== undefined);
  const outcome = first ?? refusal(ErrorCode.NONE);
  const records = first !== undefined || request.validateOnly ? [] : request.featureUpdates.map(toRecord);
  const results = request.featureUpdates.map(({ feature }) => ({ feature, ...outcome }));
  return { records, response: { throttleTimeMs: 0, ...outcome, results } };
}

function toRecord({ feature, maxVersionLevel }: Update): MetadataRecord {
  return { type: 'FeatureLevelRecord', data: { name: feature, featureLevel: maxVersionLevel } };
}

function refuse({ state }: ControllerContext, update: Update): Refusal | undefined {
  const { feature, maxVersionLevel: level } = update;
  const range = SUPPORTED_FEATURES.find(({ name }) => name === feature);
  if (range === undefined) return invalid(`there is no feature ${feature}`);
  if (level < range.minSupportedVersion || level > range.maxSupportedVersion) {
    return invalid(`the controller does not support ${feature} at level ${level}`);
  }
  for (const broker of state.brokers.all()) {
    const supported = broker.features.find(({ name }) => name === feature);
    const isSupported =
      level === 0 ||
      (supported !== undefined &&
        level >= supported.minSupportedVersion &&
        level <= supported.maxSupportedVersion);
    if (!isSupported) return invalid(`broker ${broker.id} does not support ${feature} at level ${level}`);
  }
  return refuseDowngrade(state.features.level(feature), update);
}

function refuseDowngrade(now: number, update: Update): Refusal | undefined {
  if (update.maxVersionLevel >= now) return undefined;
  if (update.feature === METADATA_VERSION) return invalid(`${METADATA_VERSION} cannot be lowered`);
  const isAllowed = update.allowDowngrade || update.upgradeType !== UPGRADE_ONLY;
  return isAllowed ? undefined : invalid(`${update.feature} would be lowered, which was not asked for`);
}

function invalid(message: string): Refusal {
  return refusal(ErrorCode.INVALID_UPDATE_VERSION, message);
}
