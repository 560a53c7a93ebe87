export type { ClientHooks } from './client-hooks.ts';
export type { ConsumerHooks, RebalanceReport } from './consumer-hooks.ts';
export type { BatchReport, ProducerHooks } from './producer-hooks.ts';
