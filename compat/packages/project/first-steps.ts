// What somebody writes who has installed the two packages. Compiled with their declarations, and run.
import { Consumer, Producer, serdes } from '@kavka/client';
import { type KavkaNode, startKavka } from 'kavka';

interface Order {
  readonly id: number;
  readonly items: readonly string[];
}

const order: Order = { id: 1, items: ['tea', 'biscuits'] };
const kafka: KavkaNode = await startKavka();
const { bootstrapServers } = kafka;

const producer = new Producer({
  bootstrapServers,
  compressionType: 'lz4',
  valueSerializer: serdes.json<Order>(),
});
await producer.send({ topic: 'orders', key: 'first', value: order });
type Sent = Parameters<typeof producer.send>[0]['value'];
const orderWithoutItems: { id: number } extends Sent ? 'taken' : 'refused' = 'refused';
await producer.close();

const valueDeserializer = serdes.json<Order>();
const consumer = new Consumer({
  bootstrapServers,
  groupId: 'kitchen',
  autoOffsetReset: 'earliest',
  valueDeserializer,
});
consumer.subscribe(['orders']);
for await (const { value } of consumer) {
  console.log(value?.items.join(' and '), orderWithoutItems);
  break;
}
await consumer.close();
await kafka[Symbol.asyncDispose]();
