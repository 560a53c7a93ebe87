import type { MetricValue } from '../metrics/metric-value.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

type Labels = Readonly<Record<string, string>>;

/** Totals as they grew since the last push, or since the beginning. */
export type Temporality = 'delta' | 'cumulative';

/** Figures as they are pushed. */
export interface Report {
  /** Of the whole client, such as its group. */
  readonly labels: Labels;
  readonly values: readonly MetricValue[];
  readonly temporality: Temporality;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly nowMs: number;
}

const TEMPORALITIES: Readonly<Record<Temporality, number>> = { delta: 1, cumulative: 2 };
/** Known to the broker from the request itself. */
const OMITTED_TAG = 'client-id';

/** `MetricsData` of OpenTelemetry 1. */
export function encodeMetricsData(report: Report): Buffer {
  const data = new ProtobufWriter();
  data.message(1, (resourceMetrics) => {
    resourceMetrics.message(1, (resource) => writeAttributes(resource, 1, report.labels));
    resourceMetrics.message(2, (scope) => {
      for (const value of report.values) scope.message(2, (metric) => writeMetric(metric, value, report));
    });
  });
  return data.toBuffer();
}

/** `producer-node-metrics` and `request-latency-avg` make `org.apache.kafka.producer.node.request.latency.avg`. */
export function telemetryName({ group, name }: Pick<MetricValue, 'group' | 'name'>): string {
  return `org.apache.kafka.${group.replace(/-?metrics$/, '')}.${name}`.replaceAll('-', '.').toLowerCase();
}

function writeMetric(metric: ProtobufWriter, value: MetricValue, report: Report): void {
  metric.text(1, telemetryName(value));
  if (!value.isTotal) metric.message(5, (gauge) => writePoint(gauge, value, report));
  else
    metric.message(7, (sum) => {
      writePoint(sum, value, report);
      sum.uint(2, TEMPORALITIES[report.temporality]);
      sum.uint(3, 1); // it only grows
    });
}

function writePoint(into: ProtobufWriter, { value, tags, isTotal }: MetricValue, report: Report): void {
  const { [OMITTED_TAG]: _, ...labels } = tags;
  into.message(1, (point) => {
    if (isTotal) point.fixed64(2, nanoseconds(report.startMs));
    point.fixed64(3, nanoseconds(report.nowMs));
    point.double(4, value);
    const named = Object.entries(labels).map(([name, text]) => [name.replaceAll('-', '_'), text]);
    writeAttributes(point, 7, Object.fromEntries(named));
  });
}

function writeAttributes(into: ProtobufWriter, field: number, labels: Labels): void {
  for (const [name, text] of Object.entries(labels))
    into.message(field, (pair) => {
      pair.text(1, name);
      pair.message(2, (value) => value.text(1, text));
    });
}

function nanoseconds(ms: number): bigint {
  return BigInt(Math.trunc(ms)) * 1_000_000n;
}
