import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RecordError, RecordView } from '@kavka/protocol/records';

/** Length, attributes, timestamp delta 3, offset delta 0, key "k", value "vw", no headers. */
const RECORD = '120006000 26b 04 7677 00'.replaceAll(' ', '');

/** Goes over all records and their headers, and says how often it could. */
function walk(hex: string, count: number): number {
  const bytes = Buffer.from(hex, 'hex');
  // bytes on both sides of the section must never be read as part of it
  const surrounded = Buffer.concat([Buffer.alloc(5, 0x02), bytes, Buffer.alloc(300, 0x02)]);
  const view = new RecordView().wrap(surrounded, 5, 5 + bytes.length, count);
  let records = 0;
  while (view.next()) {
    view.headers();
    view.checkHeaders();
    records++;
  }
  assert.equal(view.next(), false);
  return records;
}

describe('a record view', () => {
  it('goes from record to record', () => {
    assert.equal(walk(RECORD, 1), 1);
    assert.equal(walk(RECORD.repeat(3), 3), 3);
    assert.equal(walk('', 0), 0);
  });

  it('refuses bytes left over, and fewer records than promised', () => {
    assert.throws(() => walk(RECORD.repeat(2), 1), RecordError);
    assert.throws(() => walk(`${RECORD}00`, 1), RecordError);
    assert.throws(() => walk(RECORD, 2), RecordError);
    assert.throws(() => walk(RECORD, 2 ** 31 - 1), RecordError);
    assert.throws(() => walk('', 1), RecordError);
    assert.throws(() => walk(RECORD, -1), RecordError);
  });

  it('refuses every cut', () => {
    for (let length = 2; length < RECORD.length; length += 2) {
      assert.throws(() => walk(RECORD.slice(0, length), 1), RecordError);
    }
  });

  const malformed: Record<string, [hex: string, fault: RegExp]> = {
    'a negative length': ['01 00060002 6b04767700', /impossible length \(/],
    'a length below the smallest record': ['0a 00 00 00 01 01', /impossible length \(/],
    'a length beyond the section': ['14 00060002 6b04767700', /impossible length \(/],
    'a length of six bytes': ['928080808000 00060002 6b04767700', /impossible length \(/],
    'a body longer than its fields': ['14 00060002 6b0476770000', /left after its headers/],
    'a key beyond the record': ['0e 00060010 6b0000', /key or value/],
    'a key of 2 GiB': ['16 000600 feffffff0f 6b047677', /key or value/],
    'a value beyond the record': ['12 00060002 6b06767700', /key or value/],
    'a value of 2 GiB': ['16 00060001 feffffff0f 000000', /key or value/],
    'a timestamp delta of eleven bytes': ['20 00 8080808080808080808000 00010100', /key or value/],
    'no header count': ['0c 000600010276', /key or value/],
    'a negative header count': ['0c 0006000101 01', /header count/],
    'more headers than bytes': ['0c 0006000101 04', /header count/],
    'two thousand million headers': ['14 0006000101 feffffff0f', /header count/],
    'a header without a key': ['10 0006000101 02 0101', /header key/],
    'a header key beyond the record': ['12 0006000101 02 1061 01', /header \(/],
    'a header value beyond the record': ['14 0006000101 02 0261 1061', /header \(/],
  };
  for (const [what, [hex, fault]] of Object.entries(malformed)) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => walk(hex.replaceAll(' ', ''), 1),
        (error) => error instanceof RecordError && fault.test(error.message),
      );
    });
  }

  it('takes any negative length of a key or value for none, as Apache Kafka does', () => {
    const bytes = Buffer.from('0c000600050300', 'hex');
    const view = new RecordView().wrap(bytes, 0, bytes.length, 1);
    assert.ok(view.next());
    assert.equal(view.key, null);
    assert.equal(view.value, null);
    assert.equal(view.next(), false);
  });

  it('gives views of the bytes, not copies', () => {
    const bytes = Buffer.from(RECORD, 'hex');
    const view = new RecordView().wrap(bytes, 0, bytes.length, 1);
    view.next();
    const { value } = view;
    bytes.write('xy', bytes.indexOf('vw'));
    assert.equal(value?.toString(), 'xy');
    assert.equal(view.keyLength, 1);
    assert.equal(view.valueLength, 2);
    assert.equal(view.timestampDelta, 3);
  });
});
