import type { Consumer } from '@kavka/client';
import { topicPattern } from '../../names/java-pattern.ts';
import { ByteSink } from '../../records/byte-sink.ts';
import { formatterProperties } from '../../records/formatter-options.ts';
import { formatterNamed } from '../../records/formatters.ts';
import { defineTool, printLine } from '../../shell/index.ts';
import {
  CONSUMER_OPTIONS,
  type ConsumerGiven,
  checkConsumerOptions,
  consumerProperties,
  startOffset,
} from './consumer-options.ts';
import { Printing } from './printing.ts';

export const consoleConsumer = defineTool({
  name: 'kafka-console-consumer',
  summary: 'Prints the records of topics.',
  options: CONSUMER_OPTIONS,
  example:
    'kafka-console-consumer --bootstrap-server localhost:9092 --topic orders --from-beginning --max-messages 1',
  async run(given, context) {
    checkConsumerOptions(given);
    const start = given.has('partition') ? startOffset(given) : 'latest';
    const { properties, hasGroup } = consumerProperties(given, context);
    const formatter = formatterNamed(given.need('formatter'), formatterProperties(given, context));
    const consumer = await context.clients.consumer(properties);
    begin(consumer, given, start);
    const printing = new Printing(consumer, formatter, new ByteSink(context.output), context, {
      maxRecords: given.get('max-messages') ?? -1,
      idleMs: idleLimit(given.get('timeout-ms')),
      skipsFaults: given.has('skip-message-on-error'),
      commits: hasGroup,
    });
    try {
      await printing.run();
    } finally {
      await consumer.close();
      printLine(context.errors, `Processed a total of ${printing.count} messages`);
      if (given.has('enable-systest-events')) printLine(context.output, 'shutdown_complete');
    }
  },
});

function begin(consumer: Consumer, given: ConsumerGiven, start: number | 'earliest' | 'latest'): void {
  const topic = given.get('topic');
  const partition = given.get('partition');
  if (topic === undefined) consumer.subscribe(topicPattern(given.need('include')));
  else if (partition === undefined) consumer.subscribe([topic]);
  else {
    const only = { topic, partition };
    consumer.assign([only]);
    if (start === 'earliest') consumer.seekToStart([only]);
    else if (start === 'latest') consumer.seekToEnd([only]);
    else consumer.seek(only, start);
  }
}

/** Undefined: waits for ever. */
function idleLimit(ms: bigint | undefined): number | undefined {
  return ms === undefined || ms < 0n ? undefined : Number(ms);
}
