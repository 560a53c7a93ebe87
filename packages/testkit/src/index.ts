export { ManualClock, TEST_START_MS } from './manual-clock.ts';
export { type PlantedSource, plantIn } from './planted-sources.ts';
export { type RecordedLine, RecordingLogger } from './recording-logger.ts';
export { RecordingMetrics } from './recording-metrics.ts';
export { SeededRandom } from './seeded-random.ts';
export { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';
