// Generated from packages/protocol/spec/messages/74-list-config-resources.spec by npm run generate. Do not edit.
import { checkVersion, unsupportedField } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const LIST_CONFIG_RESOURCES_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface ListConfigResourcesRequest {
  /** Versions 1+. */
  resourceTypes: number[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListConfigResourcesRequest(writer: Writer, message: Init<ListConfigResourcesRequest>, version: number): void {
  checkVersion(version, 0, 1, 'ListConfigResourcesRequest');
  if (version >= 1) {
    const resourceTypes = message.resourceTypes ?? [];
    writer.compactArrayLength(resourceTypes.length);
    for (const element of resourceTypes) writer.int8(element);
  } else {
    if (message.resourceTypes !== undefined && message.resourceTypes.length > 0) unsupportedField('ListConfigResourcesRequest', 'resourceTypes', version);
  }
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeListConfigResourcesRequest(reader: Reader, version: number): ListConfigResourcesRequest {
  reader.expectVersion(version, 0, 1, 'ListConfigResourcesRequest');
  let resourceTypes: number[] = [];
  if (version >= 1) {
    const resourceTypesLength = reader.compactArrayLength(1);
    resourceTypes = [];
    for (let i = 0; i < resourceTypesLength; i++) resourceTypes.push(reader.int8());
  }
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListConfigResourcesRequest = { resourceTypes };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

export const LIST_CONFIG_RESOURCES_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1, flexible 0+. */
export interface ListConfigResourcesResponse {
  throttleTimeMs: number;
  errorCode: number;
  configResources: ListConfigResourcesResponseConfigResource[];
  unknownTaggedFields?: UnknownTaggedField[];
}

export interface ListConfigResourcesResponseConfigResource {
  resourceName: string;
  /** Versions 1+. Default 16. */
  resourceType: number;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeListConfigResourcesResponse(writer: Writer, message: Init<ListConfigResourcesResponse>, version: number): void {
  checkVersion(version, 0, 1, 'ListConfigResourcesResponse');
  writer.int32(message.throttleTimeMs ?? 0);
  writer.int16(message.errorCode ?? 0);
  const configResources = message.configResources ?? [];
  writer.compactArrayLength(configResources.length);
  for (const element of configResources) encodeListConfigResourcesResponseConfigResource(writer, element, version);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeListConfigResourcesResponse(reader: Reader, version: number): ListConfigResourcesResponse {
  reader.expectVersion(version, 0, 1, 'ListConfigResourcesResponse');
  const throttleTimeMs = reader.int32();
  const errorCode = reader.int16();
  const configResourcesLength = reader.compactArrayLength(2);
  const configResources: ListConfigResourcesResponseConfigResource[] = [];
  for (let i = 0; i < configResourcesLength; i++) configResources.push(decodeListConfigResourcesResponseConfigResource(reader, version));
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListConfigResourcesResponse = { throttleTimeMs, errorCode, configResources };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}

function encodeListConfigResourcesResponseConfigResource(writer: Writer, message: Init<ListConfigResourcesResponseConfigResource>, version: number): void {
  writer.compactString(message.resourceName ?? '');
  if (version >= 1) writer.int8(message.resourceType ?? 16);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

function decodeListConfigResourcesResponseConfigResource(reader: Reader, version: number): ListConfigResourcesResponseConfigResource {
  const resourceName = reader.compactString();
  let resourceType: number = 16;
  if (version >= 1) resourceType = reader.int8();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: ListConfigResourcesResponseConfigResource = { resourceName, resourceType };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
