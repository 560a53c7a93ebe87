// Generated from packages/protocol/spec/messages/17-sasl-handshake.spec by npm run generate. Do not edit.
import { checkVersion } from '../wire/encode-error.ts';
import type { Init } from '../wire/init.ts';
import type { Reader } from '../wire/reader.ts';
import type { Writer } from '../wire/writer.ts';

export const SASL_HANDSHAKE_REQUEST_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1. */
export interface SaslHandshakeRequest {
  mechanism: string;
}

export function encodeSaslHandshakeRequest(writer: Writer, message: Init<SaslHandshakeRequest>, version: number): void {
  checkVersion(version, 0, 1, 'SaslHandshakeRequest');
  writer.string(message.mechanism ?? '');
}

export function decodeSaslHandshakeRequest(reader: Reader, version: number): SaslHandshakeRequest {
  reader.expectVersion(version, 0, 1, 'SaslHandshakeRequest');
  const mechanism = reader.string();
  return { mechanism };
}

export const SASL_HANDSHAKE_RESPONSE_VERSIONS = { lowest: 0, highest: 1 } as const;

/** Versions 0-1. */
export interface SaslHandshakeResponse {
  errorCode: number;
  mechanisms: string[];
}

export function encodeSaslHandshakeResponse(writer: Writer, message: Init<SaslHandshakeResponse>, version: number): void {
  checkVersion(version, 0, 1, 'SaslHandshakeResponse');
  writer.int16(message.errorCode ?? 0);
  const mechanisms = message.mechanisms ?? [];
  writer.arrayLength(mechanisms.length);
  for (const element of mechanisms) writer.string(element);
}

export function decodeSaslHandshakeResponse(reader: Reader, version: number): SaslHandshakeResponse {
  reader.expectVersion(version, 0, 1, 'SaslHandshakeResponse');
  const errorCode = reader.int16();
  const mechanismsLength = reader.arrayLength(2);
  const mechanisms: string[] = [];
  for (let i = 0; i < mechanismsLength; i++) mechanisms.push(reader.string());
  return { errorCode, mechanisms };
}
