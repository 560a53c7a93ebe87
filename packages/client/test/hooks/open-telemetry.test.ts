import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type ConsumerRecord,
  openTelemetryMetrics,
  openTelemetryTracing,
  Producer,
} from '../../src/index.ts';
import { stage } from '../stage.ts';

/** A context is the id of its span. */
function fakeApi() {
  const ended: string[] = [];
  let spans = 0;
  const api = {
    context: { active: () => 'root' },
    propagation: {
      inject(context: string, carrier: Record<string, string>): void {
        carrier.traceparent = context;
      },
      extract: (context: string, carrier: Record<string, string>) => carrier.traceparent ?? context,
    },
    trace: { setSpan: (_: string, span: { id: string }) => span.id },
  };
  const tracer = {
    startSpan(name: string, _: unknown, parent: string) {
      const id = `span-${++spans}`;
      return { id, end: () => ended.push(`${id} ${name} in ${parent}`) };
    },
  };
  return { api, tracer, ended };
}

describe('OpenTelemetry', () => {
  test('a trace goes from the sender to the receiver', () => {
    const { api, tracer, ended } = fakeApi();
    const tracing = openTelemetryTracing({ ...api, trace: { setSpan: () => 'span-1' } }, tracer);
    const sent = tracing.producer.onSend({ topic: 't', value: 'x', headers: { a: '1' } });
    assert.deepEqual(sent.headers, { a: '1', traceparent: 'span-1' });
    assert.deepEqual(
      tracing.producer.onSend({ topic: 't', value: 'x', headers: [{ key: 'a', value: '1' }] }).headers,
      [
        { key: 'a', value: '1' },
        { key: 'traceparent', value: 'span-1' },
      ],
    );
    const headers = [{ key: Buffer.from('traceparent'), value: Buffer.from('span-1') }];
    const received = { topic: 't', partition: 0, offset: 5, headers } as ConsumerRecord;
    assert.equal(tracing.consumer.onConsume(received), received);
    assert.equal(tracing.contextOf(received), 'span-1');
    assert.deepEqual(ended.at(-1), 'span-3 receive t in span-1');
  });

  test('figures are shown to a meter', async () => {
    const at = await stage();
    const producer = new Producer({ bootstrapServers: at.cluster.bootstrapServers, world: at.world });
    await at.run(producer.send({ topic: 't', value: 'x' }));
    const observed = new Map<string, number>();
    const instrument = (name: string) => ({
      addCallback: (callback: (result: { observe(value: number): void }) => void) =>
        callback({ observe: (value) => observed.set(name, value) }),
    });
    openTelemetryMetrics(
      { createObservableGauge: instrument, createObservableCounter: instrument },
      producer,
    );
    assert.equal(observed.get('producer-metrics.record-send-total'), 1);
    assert.ok(observed.has('producer-metrics.connection-count'));
    await at.run(producer.close());
  });
});
