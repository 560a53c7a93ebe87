import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMessages } from '../clients/kcat/kcat-format.ts';

test('keys, values, nulls and headers as kcat prints them', () => {
  const output = Buffer.from('0 5 3 8 a=1,b=NULL\nkeytwo\nline\n1 6 -1 -1 \n\n0 7 0 0 \n\n');
  assert.deepEqual(parseMessages(output), [
    {
      partition: 0,
      offset: 5,
      key: Buffer.from('key'),
      value: Buffer.from('two\nline'),
      headers: [
        ['a', Buffer.from('1')],
        ['b', null],
      ],
    },
    { partition: 1, offset: 6, key: null, value: null, headers: [] },
    { partition: 0, offset: 7, key: Buffer.alloc(0), value: Buffer.alloc(0), headers: [] },
  ]);
});

test('a message that is not whole yet is left out', () => {
  const whole = '0 0 1 1 \nkv\n';
  for (const part of ['0 1 1', '0 1 1 1 \n', '0 1 1 1 \nk', '0 1 1 1 \nkv']) {
    assert.equal(parseMessages(Buffer.from(whole + part)).length, 1, JSON.stringify(part));
  }
});
