import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inJavaHashOrder, javaHash } from '../src/java-hash.ts';

test('hashes are those of java.lang.String', () => {
  assert.equal(javaHash(''), 0);
  assert.equal(javaHash('hello'), 99162322);
  assert.equal(javaHash('polygenelubricants'), -(2 ** 31));
  assert.equal(javaHash('Gruppe-ü-€-😀'), 1708029191);
});

test('orders are those in which java.util.HashMap was seen to go over the same names', () => {
  for (const order of [
    'range roundrobin',
    'uniform sticky range roundrobin cooperative-sticky',
    'p0 p1 p2 p3 p4 p5 p6 p7 p8 p9 p10 p12 p11 p13',
  ]) {
    const names = order.split(' ');
    assert.deepEqual(inJavaHashOrder(names.toSorted()).join(' '), order);
  }
});
