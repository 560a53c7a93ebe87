import { requestHeaderVersion, responseHeaderVersion } from '../api-keys.ts';
import {
  decodeRequestHeader,
  encodeRequestHeader,
  encodeResponseHeader,
  type RequestHeader,
} from '../messages/header.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** A whole request with its size in front, ready to be sent; `encodeBody` writes the message. */
export function requestFrame(
  writer: Writer,
  header: Pick<RequestHeader, 'requestApiKey' | 'requestApiVersion' | 'correlationId' | 'clientId'>,
  encodeBody: (writer: Writer) => void,
): Buffer[] {
  writer.startFrame();
  encodeRequestHeader(writer, header, requestHeaderVersion(header.requestApiKey, header.requestApiVersion));
  encodeBody(writer);
  return writer.finishFrame();
}

/** A whole response with its size in front, ready to be sent; `encodeBody` writes the message. */
export function responseFrame(
  writer: Writer,
  apiKey: number,
  apiVersion: number,
  correlationId: number,
  encodeBody: (writer: Writer) => void,
): Buffer[] {
  writer.startFrame();
  encodeResponseHeader(writer, { correlationId }, responseHeaderVersion(apiKey, apiVersion));
  encodeBody(writer);
  return writer.finishFrame();
}

/**
 * The header of a request whose frame (without the size) starts at the reader's position. The version in it need not be one that is served.
 * @throws DecodeError
 */
export function readRequestHeader(reader: Reader): RequestHeader {
  const start = reader.position;
  const apiKey = reader.int16();
  const apiVersion = reader.int16();
  reader.position = start;
  return decodeRequestHeader(reader, requestHeaderVersion(apiKey, apiVersion));
}
