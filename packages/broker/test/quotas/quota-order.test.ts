import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entitiesInOrder, partsInOrder, valuesInOrder } from '../../src/quotas/quota-order.ts';

/** Such as `client-id=a+user=b`; a type alone is its default. */
function entityOf(text: string) {
  return text.split('+').map((part) => {
    const [entityType = '', entityName = null] = part.split('=');
    return { entityType, entityName };
  });
}

const textOf = (entity: ReturnType<typeof entityOf>) =>
  entity
    .map(({ entityType, entityName }) => (entityName === null ? entityType : `${entityType}=${entityName}`))
    .join('+');

test('quotas come in the order in which Apache Kafka 4.3.1 was seen to answer', () => {
  const seen = [
    'client-id=b+user=a',
    'client-id=x',
    'user=User1',
    'user=bob',
    'client-id=app',
    'client-id',
    'client-id=y+user=alice',
  ];
  const entries = seen.toReversed().map((text) => ({ entity: entityOf(text).toReversed() }));
  const ordered = entitiesInOrder(entries, entries.length).map(({ entity }) => textOf(partsInOrder(entity)));
  assert.deepEqual(ordered, seen);
});

test('the values of an entity, too', () => {
  const names = (...keys: string[]) =>
    valuesInOrder(new Map(keys.map((key) => [key, 1]))).map(([key]) => key);
  assert.deepEqual(names('request_percentage', 'controller_mutation_rate'), [
    'controller_mutation_rate',
    'request_percentage',
  ]);
  assert.deepEqual(names('producer_byte_rate', 'consumer_byte_rate', 'request_percentage'), [
    'consumer_byte_rate',
    'request_percentage',
    'producer_byte_rate',
  ]);
  assert.deepEqual(
    names('request_percentage', 'consumer_byte_rate', 'controller_mutation_rate', 'producer_byte_rate'),
    ['producer_byte_rate', 'consumer_byte_rate', 'controller_mutation_rate', 'request_percentage'],
  );
});
