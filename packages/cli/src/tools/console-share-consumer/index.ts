import { ByteSink } from '../../records/byte-sink.ts';
import { formatterProperties } from '../../records/formatter-options.ts';
import { formatterNamed } from '../../records/formatters.ts';
import { defineTool, printLine } from '../../shell/index.ts';
import { acknowledgement, checkShareOptions, SHARE_OPTIONS, shareProperties } from './share-options.ts';
import { SharePrinting } from './share-printing.ts';

export const consoleShareConsumer = defineTool({
  name: 'kafka-console-share-consumer',
  summary: 'Prints records that a share group hands out.',
  options: SHARE_OPTIONS,
  example:
    'kafka-console-share-consumer --bootstrap-server localhost:9092 --topic orders --group workers --timeout-ms 2000',
  async run(given, context) {
    checkShareOptions(given);
    const properties = shareProperties(given, context);
    const formatter = formatterNamed(given.need('formatter'), formatterProperties(given, context));
    const consumer = await context.clients.shareConsumer(properties);
    consumer.subscribe([given.need('topic')]);
    const idleMs = given.get('timeout-ms') ?? -1;
    const printing = new SharePrinting(consumer, formatter, new ByteSink(context.output), context, {
      maxRecords: given.get('max-messages') ?? -1,
      idleMs: idleMs < 0 ? undefined : idleMs,
      acknowledgement: acknowledgement(given),
      rejectsFaults: given.has('reject-message-on-error'),
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
