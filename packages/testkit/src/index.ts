export { ManualClock, TEST_START_MS } from './manual-clock.ts';
export { type RecordedLine, RecordingLogger } from './recording-logger.ts';
export { RecordingMetrics } from './recording-metrics.ts';
export { SeededRandom } from './seeded-random.ts';
export { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';
export { API, type WireApi } from './wire/api.ts';
export { batchOf, type ReceivedRecord, recordsIn, type SentRecord } from './wire/records.ts';
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
} from './wire/topic.ts';
export { ConnectionClosedError, WireClient, type WireClientOptions } from './wire/wire-client.ts';
