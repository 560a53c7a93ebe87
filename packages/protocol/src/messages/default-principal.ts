// Generated from packages/protocol/spec/messages/default-principal.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { UnknownTaggedField } from '../wire/tagged-field.ts';
import type { Writer } from '../wire/writer.ts';

export const DEFAULT_PRINCIPAL_DATA_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0, flexible 0+. */
export interface DefaultPrincipalData {
  type: string;
  name: string;
  tokenAuthenticated: boolean;
  unknownTaggedFields?: UnknownTaggedField[];
}

export function encodeDefaultPrincipalData(writer: Writer, message: Init<DefaultPrincipalData>, version: number): void {
  checkVersion(version, 0, 0, 'DefaultPrincipalData');
  writer.compactString(message.type ?? '');
  writer.compactString(message.name ?? '');
  writer.bool(message.tokenAuthenticated ?? false);
  writer.unknownTaggedFields(message.unknownTaggedFields);
}

export function decodeDefaultPrincipalData(reader: Reader, version: number): DefaultPrincipalData {
  reader.expectVersion(version, 0, 0, 'DefaultPrincipalData');
  const type = reader.compactString();
  const name = reader.compactString();
  const tokenAuthenticated = reader.bool();
  const unknownTaggedFields = reader.unknownTaggedFields();
  const message: DefaultPrincipalData = { type, name, tokenAuthenticated };
  if (unknownTaggedFields !== undefined) message.unknownTaggedFields = unknownTaggedFields;
  return message;
}
