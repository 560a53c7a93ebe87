import type { Producer, RecordMetadata } from '@kavka/client';
import { turn } from '../../performance/pause.ts';
import { ThroughputThrottle } from '../../performance/throughput-throttle.ts';
import { defineTool, integer, long, oneOf, type ToolContext, text } from '../../shell/index.ts';
import { EventLines, JavaDouble } from '../../verifiable/event-lines.ts';
import { javaException } from '../../verifiable/java-exception.ts';
import { propertiesOf, VERIFIABLE_CONNECTION } from '../../verifiable/verifiable-config.ts';
import { NumberedRecords } from './numbered-records.ts';

export const verifiableProducer = defineTool({
  name: 'kafka-verifiable-producer',
  summary: 'Sends numbers, and prints as JSON which of them were stored; for system tests.',
  names: 'prefix',
  options: {
    topic: text('topic', 'The topic to write to.', { isRequired: true, completes: 'topic' }),
    ...VERIFIABLE_CONNECTION,
    'max-messages': integer('number', 'How many records to send; -1: goes on.', { fallback: -1 }),
    throughput: integer('number', 'About how many to send in a second; -1: as many as can be.', {
      fallback: -1,
    }),
    acks: oneOf(['0', '1', '-1'], 'Who must have stored a record.', { fallback: '-1' }),
    'producer.config': text('file', 'A properties file with configs of the producer.', {
      replacedBy: 'command-config',
      completes: 'file',
    }),
    'message-create-time': long('ms', 'The time of the first record, since 1970; -1: now.', {
      fallback: -1n,
    }),
    'value-prefix': integer('number', 'Stands in front of each value, with a point behind it.'),
    'repeating-keys': integer('number', 'Keys count from 0 to this, again and again. Left out: no keys.'),
  },
  example: 'kafka-verifiable-producer --bootstrap-server localhost:9092 --topic orders --max-messages 3',
  async run(given, context) {
    const createTime = given.need('message-create-time');
    const producer = await context.clients.producer({
      'bootstrap.servers': given.need('bootstrap-server'),
      acks: given.need('acks'),
      retries: '0',
      ...propertiesOf(given, context),
    });
    const records = new NumberedRecords(context.clock, {
      topic: given.need('topic'),
      prefix: given.get('value-prefix'),
      keys: given.get('repeating-keys'),
      createTime: createTime === -1n ? undefined : Number(createTime),
    });
    const sending = new Sending(producer, records, given.need('throughput'), context);
    await sending.run(given.need('max-messages'));
  },
});

/** Sends and tells. */
class Sending {
  readonly #producer: Producer;
  readonly #records: NumberedRecords;
  readonly #throughput: number;
  readonly #context: ToolContext;
  readonly #lines: EventLines;
  #sent = 0;
  #acked = 0;

  constructor(producer: Producer, records: NumberedRecords, throughput: number, context: ToolContext) {
    this.#producer = producer;
    this.#records = records;
    this.#throughput = throughput;
    this.#context = context;
    this.#lines = new EventLines(context.output, context.clock);
  }

  /** Negative: until it is interrupted. What was sent is waited for in any case. */
  async run(maxRecords: number): Promise<void> {
    const { clock } = this.#context;
    const startedAt = clock.now();
    this.#lines.print('startup_complete');
    try {
      await this.#sendAll(maxRecords < 0 ? Number.POSITIVE_INFINITY : maxRecords);
    } finally {
      await this.#producer.close();
      this.#lines.print('shutdown_complete');
      const perSecond = (1000 * this.#acked) / (clock.now() - startedAt);
      this.#lines.print('tool_data', {
        sent: this.#sent,
        acked: this.#acked,
        target_throughput: this.#throughput,
        avg_throughput: new JavaDouble(perSecond),
      });
    }
  }

  async #sendAll(maxRecords: number): Promise<void> {
    const { clock, signal, output } = this.#context;
    const throttle = new ThroughputThrottle(this.#throughput, clock);
    let turnStartedAt = clock.now();
    for (let at = 0; at < maxRecords; at++) {
      const now = clock.now();
      await this.#send(this.#records.next(), signal);
      if (throttle.isAhead(at, now)) await throttle.slowDown(signal);
      if (now === turnStartedAt) continue;
      await turn(clock);
      await output.drained();
      signal.throwIfAborted();
      turnStartedAt = clock.now();
    }
  }

  async #send(record: ReturnType<NumberedRecords['next']>, signal: AbortSignal): Promise<void> {
    const { topic, key, value } = record;
    this.#sent++;
    const completed = (error: Error | null, metadata: RecordMetadata | null): void => {
      if (error !== null || metadata === null) {
        const exception = `class ${javaException(error ?? new Error())}`;
        this.#lines.print('producer_send_error', { topic, key, value, exception, message: error?.message });
        return;
      }
      this.#acked++;
      const { offset, partition } = metadata;
      this.#lines.print('producer_send_success', { key, value, offset, topic, partition });
    };
    try {
      while (!this.#producer.trySend(record, completed)) await this.#producer.ready(topic, { signal });
    } catch (error) {
      signal.throwIfAborted();
      completed(error instanceof Error ? error : new Error(String(error)), null);
    }
  }
}
