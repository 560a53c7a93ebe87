import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { DecodeError } from '@kavka/protocol';
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  METADATA_RECORDS,
} from '@kavka/protocol/messages/metadata/index';

test('a metadata record has its frame version, key and version in front', () => {
  const bytes = encodeMetadataRecord({ type: 'TopicRecord', data: { name: 'a', topicId: ZERO_UUID } });
  assert.equal(bytes.toString('hex'), `01 02 00 02 61 ${'00'.repeat(16)} 00`.replaceAll(' ', ''));
  const record = decodeMetadataRecord(bytes);
  assert.deepEqual(record, { type: 'TopicRecord', version: 0, data: { name: 'a', topicId: ZERO_UUID } });
  assert.deepEqual(encodeMetadataRecord(record), bytes);
});

test('the version asked for is the one written; the highest without one', () => {
  const data = {
    brokerId: 1,
    brokerEpoch: 2n,
    fenced: 0,
    inControlledShutdown: 0,
    logDirs: [],
    cordonedLogDirs: null,
  };
  const highest = METADATA_RECORDS[17]?.highestVersion ?? 0;
  assert.ok(highest > 0);
  assert.equal(encodeMetadataRecord({ type: 'BrokerRegistrationChangeRecord', data })[2], highest);
  assert.equal(encodeMetadataRecord({ type: 'BrokerRegistrationChangeRecord', version: 0, data })[2], 0);
});

test('the table is by key', () => {
  METADATA_RECORDS.forEach((info, key) => {
    if (info !== undefined) assert.equal(info.apiKey, key);
  });
  assert.equal(METADATA_RECORDS.filter((info) => info !== undefined).length, 26);
});

test('frames that are unknown, cut or too long are refused', () => {
  for (const hex of ['', '00', '0002', '017f00', '010209', '01140000ff']) {
    assert.throws(() => decodeMetadataRecord(Buffer.from(hex, 'hex')), DecodeError, hex);
  }
});
