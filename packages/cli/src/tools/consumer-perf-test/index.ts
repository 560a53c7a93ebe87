import type { Consumer } from '@kavka/client';
import { wholePattern } from '../../names/java-pattern.ts';
import { printMetrics } from '../../performance/print-metrics.ts';
import { defineTool, printLine } from '../../shell/index.ts';
import { javaDateFormat } from '../../text/java-date-format.ts';
import { Consumption } from './consumption.ts';
import { IntervalLines, totalLine } from './perf-lines.ts';
import { checkPerfOptions, consumerProperties, PERF_OPTIONS, type PerfGiven } from './perf-options.ts';
import { RebalanceTime } from './rebalance-time.ts';

const COLUMNS =
  'data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec';

export const consumerPerfTest = defineTool({
  name: 'kafka-consumer-perf-test',
  summary: 'Measures how fast records are read.',
  options: PERF_OPTIONS,
  example: 'kafka-consumer-perf-test --bootstrap-server localhost:9092 --topic orders --num-records 1',
  async run(given, context) {
    checkPerfOptions(given);
    const { clock, output } = context;
    const isDetailed = given.has('show-detailed-stats');
    const formatTime = javaDateFormat(given.need('date-format'));
    const idleMs = Number(given.need('timeout'));
    const consumer = await context.clients.consumer(consumerProperties(given, context));
    if (!given.has('hide-header'))
      printLine(output, `${isDetailed ? 'time, threadId' : 'start.time, end.time'}, ${COLUMNS}`);

    const startedAt = clock.now();
    const rebalances = new RebalanceTime(clock);
    subscribe(consumer, given, rebalances);
    const records = Number(given.need('num-records'));
    const consumption = new Consumption(consumer, context, { records, idleMs });
    const interval = new IntervalLines(Number(given.need('reporting-interval')), formatTime, startedAt);
    await consumption.run(() => {
      const line = interval.after(consumption, rebalances, clock.now());
      if (isDetailed && line !== undefined) printLine(output, line);
    });
    if (!consumption.isComplete)
      printLine(
        output,
        `WARNING: Exiting before consuming the expected number of records: timeout (${idleMs} ms) exceeded. ` +
          'You can use the --timeout option to increase the timeout.',
      );
    if (!isDetailed)
      printLine(output, totalLine(consumption, rebalances, startedAt, clock.now(), formatTime));
    if (given.has('print-metrics')) printMetrics(output, consumer.metrics());
  },
});

function subscribe(consumer: Consumer, given: PerfGiven, rebalances: RebalanceTime): void {
  const topic = given.get('topic');
  consumer.subscribe(topic === undefined ? wholePattern(given.need('include')) : [topic], rebalances);
}
