// Generated from packages/protocol/spec/messages/57-update-features.spec by npm run generate. Do not edit.
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const UPDATE_FEATURES_REQUEST_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface UpdateFeaturesRequest {
  /** Default 60000. */
  timeoutMs: number;
  featureUpdates: UpdateFeaturesRequestFeatureUpdateKey[];
  /** Versions 1+. */
  validateOnly: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface UpdateFeaturesRequestFeatureUpdateKey {
  feature: string;
  maxVersionLevel: number;
  /** Versions 0. */
  allowDowngrade: boolean;
  /** Versions 1+. Default 1. */
  upgradeType: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeUpdateFeaturesRequest(writer: Writer, message: Init<UpdateFeaturesRequest>, version: number): void {
  checkVersion(version, 0, 2, 'UpdateFeaturesRequest');
  writer.int32(message.timeoutMs ?? 60000);
  const featureUpdates = message.featureUpdates ?? [];
  writer.compactArrayLength(featureUpdates.length);
  for (const element of featureUpdates) encodeUpdateFeaturesRequestFeatureUpdateKey(writer, element, version);
  if (version >= 1) writer.bool(message.validateOnly ?? false);
  else if (message.validateOnly !== undefined && message.validateOnly !== false) unsupportedField('UpdateFeaturesRequest', 'validateOnly', version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeUpdateFeaturesRequest(reader: Reader, version: number): UpdateFeaturesRequest {
  reader.expectVersion(version, 0, 2, 'UpdateFeaturesRequest');
  const timeoutMs = reader.int32();
  const featureUpdatesLength = reader.compactArrayLength(5);
  const featureUpdates: UpdateFeaturesRequestFeatureUpdateKey[] = [];
  for (let i = 0; i < featureUpdatesLength; i++) featureUpdates.push(decodeUpdateFeaturesRequestFeatureUpdateKey(reader, version));
  let validateOnly: boolean = false;
  if (version >= 1) validateOnly = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UpdateFeaturesRequest = { timeoutMs, featureUpdates, validateOnly };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeUpdateFeaturesRequestFeatureUpdateKey(writer: Writer, message: Init<UpdateFeaturesRequestFeatureUpdateKey>, version: number): void {
  writer.compactString(message.feature ?? '');
  writer.int16(message.maxVersionLevel ?? 0);
  if (version <= 0) writer.bool(message.allowDowngrade ?? false);
  else if (message.allowDowngrade !== undefined && message.allowDowngrade !== false) unsupportedField('UpdateFeaturesRequestFeatureUpdateKey', 'allowDowngrade', version);
  if (version >= 1) writer.int8(message.upgradeType ?? 1);
  else if (message.upgradeType !== undefined && message.upgradeType !== 1) unsupportedField('UpdateFeaturesRequestFeatureUpdateKey', 'upgradeType', version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeUpdateFeaturesRequestFeatureUpdateKey(reader: Reader, version: number): UpdateFeaturesRequestFeatureUpdateKey {
  const feature = reader.compactString();
  const maxVersionLevel = reader.int16();
  let allowDowngrade: boolean = false;
  if (version <= 0) allowDowngrade = reader.bool();
  let upgradeType: number = 1;
  if (version >= 1) upgradeType = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UpdateFeaturesRequestFeatureUpdateKey = { feature, maxVersionLevel, allowDowngrade, upgradeType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const UPDATE_FEATURES_RESPONSE_VERSIONS = { lowest: 0, highest: 2 } as const;

/** Versions 0-2, flexible 0+. */
export interface UpdateFeaturesResponse {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  /** Versions 0-1. */
  results: UpdateFeaturesResponseUpdatableFeatureResult[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface UpdateFeaturesResponseUpdatableFeatureResult {
  feature: string;
  errorCode: number;
  errorMessage: string | null;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeUpdateFeaturesResponse(writer: Writer, message: Init<UpdateFeaturesResponse>, version: number): void {
  checkVersion(version, 0, 2, 'UpdateFeaturesResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  if (version <= 1) {
    const results = message.results ?? [];
    writer.compactArrayLength(results.length);
    for (const element of results) encodeUpdateFeaturesResponseUpdatableFeatureResult(writer, element);
  }
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeUpdateFeaturesResponse(reader: Reader, version: number): UpdateFeaturesResponse {
  reader.expectVersion(version, 0, 2, 'UpdateFeaturesResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  let results: UpdateFeaturesResponseUpdatableFeatureResult[] = [];
  if (version <= 1) {
    const resultsLength = reader.compactArrayLength(5);
    results = [];
    for (let i = 0; i < resultsLength; i++) results.push(decodeUpdateFeaturesResponseUpdatableFeatureResult(reader));
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UpdateFeaturesResponse = { throttleTimeMs, errorCode, errorMessage, results };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeUpdateFeaturesResponseUpdatableFeatureResult(writer: Writer, message: Init<UpdateFeaturesResponseUpdatableFeatureResult>): void {
  writer.compactString(message.feature ?? '');
  writer.int16(message.errorCode ?? 0);
  writer.compactNullableString(message.errorMessage === undefined ? '' : message.errorMessage);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeUpdateFeaturesResponseUpdatableFeatureResult(reader: Reader): UpdateFeaturesResponseUpdatableFeatureResult {
  const feature = reader.compactString();
  const errorCode = reader.int16();
  const errorMessage = reader.compactNullableString();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: UpdateFeaturesResponseUpdatableFeatureResult = { feature, errorCode, errorMessage };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
