export type { ClientHooks } from './client-hooks.ts';
export type { ConsumerHooks, RebalanceReport } from './consumer-hooks.ts';
export { HOOKS } from './hook-option.ts';
export {
  type OpenTelemetryApi,
  type OpenTelemetryMeter,
  type OpenTelemetrySpan,
  type OpenTelemetryTracer,
  openTelemetryMetrics,
  openTelemetryTracing,
  type Tracing,
} from './open-telemetry.ts';
export type { BatchReport, ProducerHooks } from './producer-hooks.ts';
