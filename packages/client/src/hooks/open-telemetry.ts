import type { ConsumerRecord } from '../consumer/records/consumer-record.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import type { ProducerRecord } from '../producer/record.ts';

/** What is used of `@opentelemetry/api`, whose own objects fit: this package does not import it. `C` is its `Context`. */
export interface OpenTelemetryApi<C> {
  readonly context: { active(): C };
  readonly propagation: {
    inject(context: C, carrier: Record<string, string>): void;
    extract(context: C, carrier: Record<string, string>): C;
  };
  readonly trace: { setSpan(context: C, span: OpenTelemetrySpan): C };
}

/** A span, as far as it is used here. */
export interface OpenTelemetrySpan {
  end(): void;
}

/** The tracer of an application, for `S` its spans. */
export interface OpenTelemetryTracer<C, S extends OpenTelemetrySpan> {
  startSpan(
    name: string,
    options: { readonly kind: number; readonly attributes: Record<string, string | number> },
    context: C,
  ): S;
}

/** Where figures go. */
export interface OpenTelemetryMeter {
  createObservableGauge(name: string): ObservableInstrument;
  createObservableCounter(name: string): ObservableInstrument;
}

interface ObservableInstrument {
  addCallback(
    callback: (result: { observe(value: number, attributes: Record<string, string>): void }) => void,
  ): void;
}

/** Hooks for tracing, and the context in which a record was sent. */
export interface Tracing<C> {
  readonly producer: { onSend<K, V>(record: ProducerRecord<K, V>): ProducerRecord<K, V> };
  readonly consumer: { onConsume<K, V>(record: ConsumerRecord<K, V>): ConsumerRecord<K, V> };
  /** To go on in the trace that a record belongs to: `context.with(contextOf(record), work)`. */
  contextOf(record: ConsumerRecord<unknown, unknown>): C;
}

const PRODUCER_KIND = 3;
const CONSUMER_KIND = 4;

/**
 * A span for each record that is sent and one for each that is handed out, connected by the headers of the propagator (`traceparent`).
 *
 * @example
 * import { context, propagation, trace } from '@opentelemetry/api';
 * const tracing = openTelemetryTracing({ context, propagation, trace }, trace.getTracer('billing'));
 * const producer = new Producer({ bootstrapServers, hooks: tracing.producer });
 * const consumer = new Consumer({ bootstrapServers, groupId, hooks: tracing.consumer });
 */
export function openTelemetryTracing<C, S extends OpenTelemetrySpan>(
  api: OpenTelemetryApi<C>,
  tracer: OpenTelemetryTracer<C, S>,
): Tracing<C> {
  const contextOf = (record: ConsumerRecord<unknown, unknown>): C => {
    const carrier: Record<string, string> = {};
    for (const { key, value } of record.headers)
      if (value !== null) carrier[key.toString()] = value.toString();
    return api.propagation.extract(api.context.active(), carrier);
  };
  return {
    contextOf,
    producer: {
      onSend(record) {
        const parent = api.context.active();
        const attributes = { ...attributesOf(record.topic), 'messaging.operation.type': 'send' };
        const span = tracer.startSpan(`send ${record.topic}`, { kind: PRODUCER_KIND, attributes }, parent);
        const carrier: Record<string, string> = {};
        api.propagation.inject(api.trace.setSpan(parent, span), carrier);
        span.end();
        return { ...record, headers: withHeaders(record.headers, carrier) };
      },
    },
    consumer: {
      onConsume(record) {
        const { topic, partition, offset } = record;
        const attributes = {
          ...attributesOf(topic),
          'messaging.operation.type': 'receive',
          'messaging.destination.partition.id': String(partition),
          'messaging.kafka.offset': offset,
        };
        tracer.startSpan(`receive ${topic}`, { kind: CONSUMER_KIND, attributes }, contextOf(record)).end();
        return record;
      },
    },
  };
}

/**
 * Shows a client's figures to a meter, under their names in Kafka with the group before them: `producer-metrics.record-send-rate`.
 *
 * @example
 * import { metrics } from '@opentelemetry/api';
 * openTelemetryMetrics(metrics.getMeter('billing'), producer);
 */
export function openTelemetryMetrics(meter: OpenTelemetryMeter, client: { metrics(): MetricValue[] }): void {
  for (const { group, name, isTotal } of unique(client.metrics())) {
    const fullName = `${group}.${name}`;
    const instrument = isTotal
      ? meter.createObservableCounter(fullName)
      : meter.createObservableGauge(fullName);
    instrument.addCallback((result) => {
      for (const one of client.metrics())
        if (one.group === group && one.name === name && Number.isFinite(one.value))
          result.observe(one.value, { ...one.tags });
    });
  }
}

function attributesOf(topic: string): Record<string, string> {
  return { 'messaging.system': 'kafka', 'messaging.destination.name': topic };
}

function withHeaders(
  headers: ProducerRecord<unknown, unknown>['headers'],
  carrier: Readonly<Record<string, string>>,
): ProducerRecord<unknown, unknown>['headers'] {
  if (headers === undefined) return carrier;
  const added = Object.entries(carrier).map(([key, value]) => ({ key, value }));
  if (Array.isArray(headers)) return [...headers, ...added];
  return { ...(headers as Readonly<Record<string, string>>), ...carrier };
}

function unique(values: readonly MetricValue[]): MetricValue[] {
  return [...new Map(values.map((one) => [`${one.group}.${one.name}`, one])).values()];
}
