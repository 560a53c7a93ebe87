// Generated from packages/protocol/spec/messages/18-api-versions.spec by npm run generate. Do not edit.
import { checkVersion, refuseTaggedFields } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const API_VERSIONS_REQUEST_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 3+. */
export interface ApiVersionsRequest {
  /** Versions 3+. */
  clientSoftwareName: string;
  /** Versions 3+. */
  clientSoftwareVersion: string;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeApiVersionsRequest(writer: Writer, message: Init<ApiVersionsRequest>, version: number): void {
  checkVersion(version, 0, 4, 'ApiVersionsRequest');
  const flexible = version >= 3;
  if (flexible) {
    writer.compactString(message.clientSoftwareName ?? '');
    writer.compactString(message.clientSoftwareVersion ?? '');
  }
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ApiVersionsRequest', version);
}

export function decodeApiVersionsRequest(reader: Reader, version: number): ApiVersionsRequest {
  reader.expectVersion(version, 0, 4, 'ApiVersionsRequest');
  const flexible = version >= 3;
  let clientSoftwareName: string = '';
  let clientSoftwareVersion: string = '';
  if (flexible) {
    clientSoftwareName = reader.compactString();
    clientSoftwareVersion = reader.compactString();
  }
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ApiVersionsRequest = { clientSoftwareName, clientSoftwareVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const API_VERSIONS_RESPONSE_VERSIONS = { lowest: 0, highest: 4 } as const;

/** Versions 0-4, flexible 3+. */
export interface ApiVersionsResponse {
  errorCode: number;
  apiKeys: ApiVersionsResponseApiVersion[];
  /** Versions 1+. */
  throttleTimeMs: number;
  /** Versions 3+. */
  supportedFeatures: ApiVersionsResponseSupportedFeatureKey[];
  /** Versions 3+. Default -1. */
  finalizedFeaturesEpoch: bigint;
  /** Versions 3+. */
  finalizedFeatures: ApiVersionsResponseFinalizedFeatureKey[];
  /** Versions 3+. */
  zkMigrationReady: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ApiVersionsResponseApiVersion {
  apiKey: number;
  minVersion: number;
  maxVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ApiVersionsResponseSupportedFeatureKey {
  name: string;
  minVersion: number;
  maxVersion: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ApiVersionsResponseFinalizedFeatureKey {
  name: string;
  maxVersionLevel: number;
  minVersionLevel: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeApiVersionsResponse(writer: Writer, message: Init<ApiVersionsResponse>, version: number): void {
  checkVersion(version, 0, 4, 'ApiVersionsResponse');
  const flexible = version >= 3;
  writer.int16(message.errorCode ?? 0);
  const apiKeys = message.apiKeys ?? [];
  if (flexible) writer.compactArrayLength(apiKeys.length);
  else writer.arrayLength(apiKeys.length);
  for (const element of apiKeys) encodeApiVersionsResponseApiVersion(writer, element, version);
  if (version >= 1) writer.int32(message.throttleTimeMs ?? 0);
  if (flexible) {
    const { unknownTaggedFields } = message;
    let tagCount = unknownTaggedFields === undefined ? 0 : unknownTaggedFields.length;
    const hasSupportedFeatures = message.supportedFeatures !== undefined && message.supportedFeatures.length > 0;
    if (hasSupportedFeatures) tagCount++;
    const hasFinalizedFeaturesEpoch = message.finalizedFeaturesEpoch !== undefined && message.finalizedFeaturesEpoch !== -1n;
    if (hasFinalizedFeaturesEpoch) tagCount++;
    const hasFinalizedFeatures = message.finalizedFeatures !== undefined && message.finalizedFeatures.length > 0;
    if (hasFinalizedFeatures) tagCount++;
    const hasZkMigrationReady = message.zkMigrationReady !== undefined && message.zkMigrationReady !== false;
    if (hasZkMigrationReady) tagCount++;
    writer.uvarint(tagCount);
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, -1, 0);
    if (hasSupportedFeatures) {
      const mark = writer.openTaggedField(0);
      const supportedFeatures = message.supportedFeatures ?? [];
      writer.compactArrayLength(supportedFeatures.length);
      for (const element of supportedFeatures) encodeApiVersionsResponseSupportedFeatureKey(writer, element);
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 0, 1);
    if (hasFinalizedFeaturesEpoch) {
      writer.taggedField(1, 8);
      writer.int64(message.finalizedFeaturesEpoch ?? -1n);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 1, 2);
    if (hasFinalizedFeatures) {
      const mark = writer.openTaggedField(2);
      const finalizedFeatures = message.finalizedFeatures ?? [];
      writer.compactArrayLength(finalizedFeatures.length);
      for (const element of finalizedFeatures) encodeApiVersionsResponseFinalizedFeatureKey(writer, element);
      writer.closeTaggedField(mark);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 2, 3);
    if (hasZkMigrationReady) {
      writer.taggedField(3, 1);
      writer.bool(message.zkMigrationReady ?? false);
    }
    writer.unknownTaggedFieldsBetween(unknownTaggedFields, 3, Infinity);
  } else {
    refuseTaggedFields(message.unknownTaggedFields, 'ApiVersionsResponse', version);
  }
}

export function decodeApiVersionsResponse(reader: Reader, version: number): ApiVersionsResponse {
  reader.expectVersion(version, 0, 4, 'ApiVersionsResponse');
  const flexible = version >= 3;
  const errorCode = reader.int16();
  const apiKeysLength = flexible ? reader.compactArrayLength(7) : reader.arrayLength(6);
  const apiKeys: ApiVersionsResponseApiVersion[] = [];
  for (let i = 0; i < apiKeysLength; i++) apiKeys.push(decodeApiVersionsResponseApiVersion(reader, version));
  let throttleTimeMs: number = 0;
  if (version >= 1) throttleTimeMs = reader.int32();
  let supportedFeatures: ApiVersionsResponseSupportedFeatureKey[] = [];
  let finalizedFeaturesEpoch: bigint = -1n;
  let finalizedFeatures: ApiVersionsResponseFinalizedFeatureKey[] = [];
  let zkMigrationReady: boolean = false;
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) {
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      const end = reader.taggedFieldEnd();
      if (tag === 0) {
        const supportedFeaturesLength = reader.compactArrayLength(6);
        supportedFeatures = [];
        for (let i = 0; i < supportedFeaturesLength; i++) supportedFeatures.push(decodeApiVersionsResponseSupportedFeatureKey(reader));
      } else if (tag === 1) {
        finalizedFeaturesEpoch = reader.int64();
      } else if (tag === 2) {
        const finalizedFeaturesLength = reader.compactArrayLength(6);
        finalizedFeatures = [];
        for (let i = 0; i < finalizedFeaturesLength; i++) finalizedFeatures.push(decodeApiVersionsResponseFinalizedFeatureKey(reader));
      } else if (tag === 3) {
        zkMigrationReady = reader.bool();
      } else {
        unknownTaggedFields = reader.unknownTaggedField(tag, end, unknownTaggedFields);
      }
      reader.expectPosition(end);
    }
  }
  const message: ApiVersionsResponse = { errorCode, apiKeys, throttleTimeMs, supportedFeatures, finalizedFeaturesEpoch, finalizedFeatures, zkMigrationReady };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeApiVersionsResponseApiVersion(writer: Writer, message: Init<ApiVersionsResponseApiVersion>, version: number): void {
  const flexible = version >= 3;
  writer.int16(message.apiKey ?? 0);
  writer.int16(message.minVersion ?? 0);
  writer.int16(message.maxVersion ?? 0);
  if (flexible) writer.unknownTaggedFields(message.unknownTaggedFields);
  else refuseTaggedFields(message.unknownTaggedFields, 'ApiVersionsResponseApiVersion', version);
}

function decodeApiVersionsResponseApiVersion(reader: Reader, version: number): ApiVersionsResponseApiVersion {
  const flexible = version >= 3;
  const apiKey = reader.int16();
  const minVersion = reader.int16();
  const maxVersion = reader.int16();
  let unknownTaggedFields: UnknownTaggedField[] | undefined;
  if (flexible) unknownTaggedFields = reader.unknownTaggedFields();
  const message: ApiVersionsResponseApiVersion = { apiKey, minVersion, maxVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeApiVersionsResponseSupportedFeatureKey(writer: Writer, message: Init<ApiVersionsResponseSupportedFeatureKey>): void {
  writer.compactString(message.name ?? '');
  writer.int16(message.minVersion ?? 0);
  writer.int16(message.maxVersion ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeApiVersionsResponseSupportedFeatureKey(reader: Reader): ApiVersionsResponseSupportedFeatureKey {
  const name = reader.compactString();
  const minVersion = reader.int16();
  const maxVersion = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ApiVersionsResponseSupportedFeatureKey = { name, minVersion, maxVersion };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeApiVersionsResponseFinalizedFeatureKey(writer: Writer, message: Init<ApiVersionsResponseFinalizedFeatureKey>): void {
  writer.compactString(message.name ?? '');
  writer.int16(message.maxVersionLevel ?? 0);
  writer.int16(message.minVersionLevel ?? 0);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeApiVersionsResponseFinalizedFeatureKey(reader: Reader): ApiVersionsResponseFinalizedFeatureKey {
  const name = reader.compactString();
  const maxVersionLevel = reader.int16();
  const minVersionLevel = reader.int16();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ApiVersionsResponseFinalizedFeatureKey = { name, maxVersionLevel, minVersionLevel };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
