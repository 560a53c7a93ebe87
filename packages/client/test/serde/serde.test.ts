import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Bytes,
  Consumer,
  type ConsumerRecord,
  Producer,
  type ProducerRecord,
  serdes,
} from '../../src/index.ts';

/** Fails the type check where the two types are not the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Whether a `U` is taken where a `T` is asked for. */
type Accepts<T, U> = [U] extends [T] ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

interface Order {
  readonly id: bigint;
}

const SERVERS = { bootstrapServers: 'localhost:1' };

describe('types of keys and values', () => {
  test('come from the serializers of a producer', async () => {
    await using producer = new Producer({
      ...SERVERS,
      keySerializer: serdes.int64,
      valueSerializer: serdes.json<Order>(),
    });
    same<Parameters<typeof producer.send>[0], ProducerRecord<bigint, Order>>(true);
    type Sent = Parameters<typeof producer.send>[0];
    same<Accepts<Sent, { topic: string; key: bigint; value: Order }>, true>(true);
    same<Accepts<Sent, { topic: string; key: string; value: Order }>, false>(true);
    same<Accepts<Sent, { topic: string; value: { id: string } }>, false>(true);
  });

  test('are bytes or text without serializers', async () => {
    await using producer = new Producer(SERVERS);
    same<Parameters<typeof producer.send>[0], ProducerRecord<Bytes, Bytes>>(true);
  });

  test('come from the deserializers of a consumer', async () => {
    await using consumer = new Consumer({
      ...SERVERS,
      keyDeserializer: serdes.string,
      valueDeserializer: serdes.json<Order>(),
      hooks: {
        onConsume(record) {
          same<typeof record, ConsumerRecord<string, Order>>(true);
          return record;
        },
      },
    });
    same<typeof consumer, Consumer<string, Order>>(true);
    await using plain = new Consumer(SERVERS);
    same<typeof plain, Consumer<Buffer, Buffer>>(true);
  });

  test('configs: names and values', () => {
    type Options = ConstructorParameters<typeof Consumer<Buffer, Buffer>>[0];
    same<Accepts<Options['fetchMinBytes'], number | string>, true>(true);
    same<Accepts<Options['fetch.min.bytes'], boolean>, false>(true);
    same<'groupIdd' extends keyof Options ? true : false, false>(true);
    const misspelt = { ...SERVERS, groupIdd: 'g' };
    assert.throws(() => new Consumer(misspelt), /"groupIdd"; did you mean groupId\?/);
  });
});
