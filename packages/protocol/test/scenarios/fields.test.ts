import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError, EncodeError, Reader, UnsupportedFieldError, Writer } from '@kavka/protocol';
import { encodeProduceRequest } from '@kavka/protocol/messages/00-produce';
import {
  decodeFetchRequest,
  encodeFetchRequest,
  encodeFetchResponse,
} from '@kavka/protocol/messages/01-fetch';
import { decodeMetadataRequest, encodeMetadataRequest } from '@kavka/protocol/messages/03-metadata';
import { decodeResponseHeader, encodeResponseHeader } from '@kavka/protocol/messages/header';

test('fields left out have their defaults', () => {
  const writer = new Writer();
  encodeFetchRequest(writer, { topics: [{ topic: 'a', partitions: [{ fetchOffset: 5n }] }] }, 12);
  const request = decodeFetchRequest(new Reader(writer.toBuffer()), 12);
  assert.equal(request.maxBytes, 0x7fff_ffff);
  assert.equal(request.clusterId, null);
  assert.equal(request.topics[0]?.partitions[0]?.currentLeaderEpoch, -1);
  assert.equal(request.topics[0]?.partitions[0]?.highWatermark, 0x7fff_ffff_ffff_ffffn);
});

test('a field that the version lacks is dropped when ignorable or at its default, and refused otherwise', () => {
  const writer = new Writer();
  encodeFetchRequest(writer, { rackId: 'r', sessionEpoch: 3, maxWaitMs: 1 }, 4);
  const request = decodeFetchRequest(new Reader(writer.toBuffer()), 4);
  assert.equal(request.rackId, '');
  encodeFetchRequest(writer, { forgottenTopicsData: [], replicaState: { replicaId: -1 } }, 4);
  assert.throws(
    () => encodeFetchRequest(new Writer(), { forgottenTopicsData: [{}] }, 4),
    (error) =>
      error instanceof UnsupportedFieldError &&
      error.messageName === 'FetchRequest' &&
      error.field === 'forgottenTopicsData' &&
      error.version === 4,
  );
  assert.throws(
    () => encodeFetchRequest(new Writer(), { replicaState: { replicaId: 1 } }, 14),
    UnsupportedFieldError,
  );
});

test('null only where the version allows it', () => {
  const writer = new Writer();
  encodeMetadataRequest(writer, { topics: null }, 1);
  assert.equal(decodeMetadataRequest(new Reader(writer.toBuffer()), 1).topics, null);
  assert.throws(() => encodeMetadataRequest(new Writer(), { topics: null }, 0), EncodeError);
  assert.throws(() => decodeMetadataRequest(new Reader(Buffer.from('ffffffff', 'hex')), 0), DecodeError);
});

test('versions that do not exist are refused on both ways', () => {
  assert.throws(() => encodeProduceRequest(new Writer(), {}, 2), EncodeError);
  assert.throws(() => decodeFetchRequest(new Reader(Buffer.alloc(100)), 99), DecodeError);
});

test('records leave as they came: by reference', () => {
  const records = Buffer.alloc(10_000, 1);
  const writer = new Writer();
  encodeFetchResponse(writer, { responses: [{ partitions: [{ records }, { records }] }] }, 18);
  const chunks = writer.finish();
  assert.equal(chunks.filter((chunk) => chunk === records).length, 2);
});

test('tagged fields of later versions are kept, and refused by versions without tags', () => {
  const bytes = Buffer.from('00000001 01 63 02 abcd'.replaceAll(' ', ''), 'hex');
  const header = decodeResponseHeader(new Reader(bytes), 1);
  assert.deepEqual(header.unknownTaggedFields, [{ tag: 0x63, data: Buffer.from('abcd', 'hex') }]);
  const writer = new Writer();
  encodeResponseHeader(writer, header, 1);
  assert.deepEqual(writer.toBuffer(), bytes);
  assert.throws(() => encodeResponseHeader(new Writer(), header, 0), UnsupportedFieldError);
});
