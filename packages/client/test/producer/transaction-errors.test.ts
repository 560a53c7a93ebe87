import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCode, type ErrorName } from '@kavka/protocol';
import { FencedError } from '../../src/index.ts';
import { type TransactionStep, transactionError, worst } from '../../src/producer/transaction-errors.ts';

/** What Kafka's TransactionManager makes of each. */
const KINDS: readonly (readonly [TransactionStep, ErrorName, string])[] = [
  ['init', 'CONCURRENT_TRANSACTIONS', 'retriable'],
  ['init', 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED', 'abortable'],
  ['init', 'INVALID_TRANSACTION_TIMEOUT', 'fatal'],
  ['add', 'TOPIC_AUTHORIZATION_FAILED', 'abortable'],
  ['add', 'INVALID_PRODUCER_ID_MAPPING', 'fatal'],
  ['add', 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED', 'fatal'],
  ['offsets', 'ILLEGAL_GENERATION', 'abortable'],
  ['offsets', 'FENCED_INSTANCE_ID', 'abortable'],
  ['offsets', 'GROUP_AUTHORIZATION_FAILED', 'abortable'],
  ['offsets', 'INVALID_TXN_STATE', 'fatal'],
  ['offsets', 'NOT_COORDINATOR', 'retriable'],
  ['commit', 'TRANSACTION_ABORTABLE', 'abortable'],
  ['abort', 'TRANSACTION_ABORTABLE', 'fatal'],
  ['commit', 'INVALID_TXN_STATE', 'fatal'],
];

for (const [step, name, kind] of KINDS)
  test(`${name} at ${step} is ${kind}`, () => {
    const error = transactionError(step, { errorCode: ErrorCode[name] }, { transactionalId: 'x' });
    assert.deepEqual([error.code, error.kind], [name, kind]);
  });

test('an epoch that is too old is another producer', () => {
  const error = transactionError('commit', { errorCode: ErrorCode.INVALID_PRODUCER_EPOCH }, {});
  assert.ok(error instanceof FencedError && error.isFatal);
  assert.equal(error.code, 'PRODUCER_FENCED');
});

test('what ends a step counts before what passes, and is named', () => {
  const refusals = [
    { errorCode: ErrorCode.OPERATION_NOT_ATTEMPTED, topic: 'a', partition: 0 },
    { errorCode: ErrorCode.CONCURRENT_TRANSACTIONS, topic: 'b', partition: 0 },
    { errorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED, topic: 'secret', partition: 2 },
  ];
  assert.equal(worst('add', refusals.slice(0, 1)).errorCode, ErrorCode.NONE);
  assert.equal(worst('add', refusals.slice(0, 2)).topic, 'b');
  assert.match(transactionError('add', worst('add', refusals), {}).message, /topic secret, partition 2/);
});
