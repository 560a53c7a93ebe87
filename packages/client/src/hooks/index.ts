export type { BatchReport, ProducerHooks } from './producer-hooks.ts';
