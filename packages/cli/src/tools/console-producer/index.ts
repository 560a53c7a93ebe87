import type { Producer, ProducerRecord } from '@kavka/client';
import { simpleName } from '../../shell/class-name.ts';
import { defineTool, printLine, type ToolContext, ToolError } from '../../shell/index.ts';
import { linesOf } from '../../shell/lines.ts';
import { reasonOf } from '../../shell/print-error.ts';
import { LineReader } from './line-reader.ts';
import { PRODUCER_OPTIONS, producerProperties, readerProperties } from './producer-options.ts';

const PROMPT = '>';

export const consoleProducer = defineTool({
  name: 'kafka-console-producer',
  summary: 'Writes each line of standard input as a record.',
  options: PRODUCER_OPTIONS,
  example: 'echo hello | kafka-console-producer --bootstrap-server localhost:9092 --topic orders',
  async run(given, context) {
    const className = given.need('line-reader');
    if (simpleName(className) !== 'LineMessageReader')
      throw new ToolError(
        `There is no --line-reader ${className} here, only org.apache.kafka.tools.LineMessageReader`,
      );
    const reader = new LineReader(given.need('topic'), readerProperties(given, context));
    const producer = await context.clients.producer(producerProperties(given, context));
    const failures = new Failures(context);
    const send = given.has('sync') ? sendAndWait : sendOn;
    await sendLines(context, (line) => send(producer, reader.read(line), failures, context.signal));
    await producer.flush({ signal: context.signal });
    return failures.count === 0 ? 0 : 1;
  },
});

async function sendLines(
  { input, output, signal }: ToolContext,
  send: (line: Buffer) => Promise<void> | undefined,
): Promise<void> {
  const prompts = input.isTerminal && output.isTerminal;
  if (prompts) output.write(PROMPT);
  for await (const lines of linesOf(input.chunks())) {
    for (const line of lines) {
      const waiting = send(line);
      if (waiting !== undefined) await waiting;
    }
    signal.throwIfAborted();
    if (prompts) output.write(PROMPT);
  }
}

type Send = (
  producer: Producer,
  record: ProducerRecord,
  failures: Failures,
  signal: AbortSignal,
) => Promise<void> | undefined;

/** Goes on as long as there is memory. */
const sendOn: Send = (producer, record, failures, signal) => {
  if (producer.trySend(record, failures.completed)) return undefined;
  return sendWhenReady(producer, record, failures, signal);
};

const sendWhenReady = async (
  producer: Producer,
  record: ProducerRecord,
  failures: Failures,
  signal: AbortSignal,
): Promise<void> => {
  do await producer.ready(record.topic, { signal });
  while (!producer.trySend(record, failures.completed));
};

const sendAndWait: Send = async (producer, record) => {
  await producer.send(record);
};

/** Records that were not stored: told, and counted. */
class Failures {
  readonly #context: ToolContext;
  count = 0;

  constructor(context: ToolContext) {
    this.#context = context;
  }

  completed = (error: Error | null): void => {
    if (error === null) return;
    this.count++;
    printLine(this.#context.errors, `A record was not stored: ${reasonOf(error) ?? error.stack}`);
  };
}
