import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  ApiKey,
  Reader,
  readRequestHeader,
  requestFrame,
  responseFrame,
  responseHeaderVersion,
  Writer,
} from '@kavka/protocol';
import { decodeResponseHeader } from '@kavka/protocol/messages/header';
import { type Codec, loadCodecs } from '../codecs.ts';

// What real clients (librdkafka, Java, Python, Go, two of JavaScript) and Apache Kafka 4.3.1 said to each other, recorded by
// compat/codec/record.ts: client, direction, API key, version, frame without its size.
const frames = readFileSync(join(import.meta.dirname, '../golden/frames.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [client = '', kind = '', apiKey, version, hex = ''] = line.split(' ');
    return { client, kind, apiKey: Number(apiKey), version: Number(version), bytes: Buffer.from(hex, 'hex') };
  });

type Frame = (typeof frames)[number];

const codecs = await loadCodecs();

test('frames of real clients are read to their end and written again byte for byte', () => {
  for (const frame of frames) {
    if (isFromTheFuture(frame)) continue;
    const codec = codecOf(frame);
    const again = frame.kind === 'request' ? requestAgain(frame, codec) : responseAgain(frame, codec);
    const what = `${frame.client} ${codec.message.name} ${frame.version}`;
    assert.equal(again.toString('hex'), frame.bytes.toString('hex'), what);
  }
});

test('ApiVersions of a version that is yet to come: its header is read, its answer is one of version 0', () => {
  const [request, response] = ['request', 'response'].map((kind) =>
    frames.find((frame) => frame.kind === kind && isFromTheFuture(frame)),
  );
  assert.ok(request !== undefined && response !== undefined);
  assert.equal(readRequestHeader(new Reader(request.bytes)).requestApiVersion, 5);
  const answered = { ...response, version: 0 };
  assert.deepEqual(responseAgain(answered, codecOf(answered)), response.bytes);
});

test('the frames are of many APIs and clients', () => {
  assert.ok(new Set(frames.map(({ apiKey }) => apiKey)).size >= 40);
  assert.ok(new Set(frames.map(({ client }) => client)).size >= 8);
});

function isFromTheFuture({ apiKey, version }: Frame): boolean {
  return apiKey === ApiKey.ApiVersions && version > 4;
}

function codecOf({ kind, apiKey }: Frame): Codec {
  const codec = codecs.find(({ message }) => message.kind === kind && message.apiKey === apiKey);
  assert.ok(codec !== undefined, `no ${kind} with key ${apiKey}`);
  return codec;
}

function requestAgain({ bytes, version }: Frame, codec: Codec): Buffer {
  const reader = new Reader(bytes);
  const header = readRequestHeader(reader);
  const fields = codec.decode(reader, version);
  reader.expectEnd('the request');
  return withoutSize(requestFrame(new Writer(), header, (writer) => codec.encode(writer, fields, version)));
}

function responseAgain({ bytes, apiKey, version }: Frame, codec: Codec): Buffer {
  const reader = new Reader(bytes);
  const { correlationId } = decodeResponseHeader(reader, responseHeaderVersion(apiKey, version));
  const fields = codec.decode(reader, version);
  reader.expectEnd('the response');
  const write = (writer: Writer): void => codec.encode(writer, fields, version);
  return withoutSize(responseFrame(new Writer(), apiKey, version, correlationId, write));
}

function withoutSize(chunks: readonly Buffer[]): Buffer {
  return Buffer.concat(chunks).subarray(4);
}
