export { API, type WireApi } from './api.ts';
export { batchOf, type ReceivedRecord, recordsIn, type SentRecord } from './records.ts';
export {
  createTopic,
  type FetchOptions,
  fetchFrom,
  fetchRequest,
  type NewTestTopic,
  onlyPartition,
  type ProduceOptions,
  produce,
  produceRequest,
  readTopic,
  readValues,
  type TestTopic,
} from './topic.ts';
export { ConnectionClosedError, WireClient, type WireClientOptions } from './wire-client.ts';
