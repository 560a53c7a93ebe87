export { ClientMetrics } from './client-metrics.ts';
export { averageAndMax } from './connection-metrics.ts';
export { ConsumerMetrics } from './consumer-metrics.ts';
export type { MetricRegistry } from './metric-registry.ts';
export type { MetricName, MetricValue } from './metric-value.ts';
export { ProducerMetrics, rateAndTotal } from './producer-metrics.ts';
