export type { AcknowledgeOutcome, AcknowledgeType } from './outcome.ts';
export { ShareConsumer } from './share-consumer.ts';
export type { ShareConsumerOptions } from './share-consumer-settings.ts';
export type { ShareRecord } from './share-record.ts';
