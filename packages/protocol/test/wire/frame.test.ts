import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  API_KEYS,
  ApiKey,
  DecodeError,
  Reader,
  readRequestHeader,
  requestFrame,
  requestHeaderVersion,
  responseFrame,
  responseHeaderVersion,
  Writer,
} from '@kavka/protocol';

function request(apiVersion: number, clientId: string | null): string {
  const header = {
    requestApiKey: ApiKey.ApiVersions,
    requestApiVersion: apiVersion,
    correlationId: 7,
    clientId,
  };
  return Buffer.concat(requestFrame(new Writer(), header, () => {})).toString('hex');
}

test('the client id of a flexible header keeps its two-byte length', () => {
  assert.equal(request(2, 'ab'), '0000000c 0012 0002 00000007 0002 6162'.replaceAll(' ', ''));
  assert.equal(request(3, 'ab'), '0000000d 0012 0003 00000007 0002 6162 00'.replaceAll(' ', ''));
  assert.equal(request(3, null), '0000000b 0012 0003 00000007 ffff 00'.replaceAll(' ', ''));
});

test('the header of a response is flexible with its request, that of ApiVersions never', () => {
  const response = (apiKey: number, version: number): string =>
    Buffer.concat(responseFrame(new Writer(), apiKey, version, 7, () => {})).toString('hex');
  assert.equal(response(ApiKey.ApiVersions, 4), '0000000400000007');
  assert.equal(response(ApiKey.Metadata, 8), '0000000400000007');
  assert.equal(response(ApiKey.Metadata, 9), '000000050000000700');
});

test('a request header is read, of a version that nobody serves too', () => {
  const frame = Buffer.from(request(99, 'x').slice(8), 'hex');
  const header = readRequestHeader(new Reader(frame));
  assert.equal(header.requestApiVersion, 99);
  assert.equal(header.clientId, 'x');
  assert.throws(() => readRequestHeader(new Reader(Buffer.from('7fff00000000000700', 'hex'))), DecodeError);
});

test('header versions and the table of API keys', () => {
  assert.equal(requestHeaderVersion(ApiKey.SaslHandshake, 1), 1);
  assert.equal(requestHeaderVersion(ApiKey.Produce, 9), 2);
  assert.equal(responseHeaderVersion(ApiKey.Produce, 8), 0);
  assert.throws(() => requestHeaderVersion(4, 0), DecodeError);
  assert.throws(() => requestHeaderVersion(-1, 0), DecodeError);
  API_KEYS.forEach((info, key) => {
    if (info !== undefined) assert.equal(info.key, key);
  });
  assert.equal(API_KEYS.filter((info) => info !== undefined).length, 89);
  assert.equal(API_KEYS.filter((info) => info?.announcedVersions !== undefined).length, 75);
});
