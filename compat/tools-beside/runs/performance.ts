import { runsOf } from '../tool-run.ts';

const SPEEDS = [/^\d{4}-.*/];
const FIGURES = [/[\d.]+ records\/sec .*/, /\/[^ ]*payloads\.txt/];
const ONCE = '--topic @perf --throughput -1 --num-records 100';
const LATENCIES = [/^0\t.*/, /^Avg latency: .*/, /^Percentiles: .*/];
const EVENTS = [/"timestamp":\d+/, /"avg_throughput":[\d.]+/];
/** How many records come at a time is another with each run. */
const READ_EVENTS = [...EVENTS, /^.*"(?:records_consumed|offsets_committed)".*/];
const READ = '--topic @perf';
const COLUMNS_FIRST = 'the original prints its columns before it looks at this';
const OLD_NAMES = 'this tool of the original warns in words of its own';
const WORDS = 'ours has one wording for an old and a new name';

export const PERFORMANCE_RUNS = [
  ...runsOf('kafka-topics', ['--create --topic @perf --partitions 1']),
  ...runsOf('kafka-producer-perf-test', [
    { words: `${ONCE} --record-size 50`, masks: FIGURES },
    { words: `${ONCE} --payload-monotonic`, masks: FIGURES },
    { words: '--topic @perf --throughput 1000 --num-records 30 --payload-mono', masks: FIGURES },
    { words: `${ONCE} --record-size 50 --warmup-records 10`, masks: FIGURES },
    { words: `${ONCE} --record-size 50 --warmup-records -10 --reporting-interval 60000`, masks: FIGURES },
    { words: `${ONCE} --record-size 50 --transaction-duration-ms 1`, masks: FIGURES },
    { words: `${ONCE} --record-size 50 --transactional-id @perf`, masks: FIGURES },
    { words: `${ONCE} --record-size 50 --command-property acks=1 linger.ms=3`, masks: FIGURES },
    { words: `${ONCE} --record-size 50 --producer-props acks=1`, masks: FIGURES },
    {
      words: `${ONCE} --record-size 50 --command-config #client.properties`,
      files: { 'client.properties': 'acks=1\n' },
      masks: FIGURES,
    },
    {
      words: `${ONCE} --record-size 50 --producer.config #client.properties`,
      files: { 'client.properties': 'bootstrap.servers=localhost:1\n' },
      masks: FIGURES,
    },
    {
      words: `${ONCE} --payload-file #payloads.txt`,
      files: { 'payloads.txt': 'one\ntwo\n\nfour\n' },
      masks: FIGURES,
    },
    {
      words: `${ONCE} --payload-file #payloads.txt --payload-delimiter ,`,
      files: { 'payloads.txt': ',one,two' },
      masks: FIGURES,
    },
    { words: '', differs: 'ours says what is missing; the original prints its help' },
    ONCE,
    `${ONCE} --record-size 50 --payload-monotonic`,
    `${ONCE} --payload-monotonic --record-size 50`,
    `${ONCE} --record-size 0`,
    `${ONCE} --record-size x`,
    `${ONCE} --record-size 99999999999`,
    `${ONCE} --record-size`,
    `${ONCE} --record-size 5 more`,
    `${ONCE} --record-size 5 --nothing`,
    `${ONCE} --record-size 5 --command-property`,
    `${ONCE} --record-size 5 --warmup-records 100`,
    `${ONCE} --record-size 5 --reporting-interval 0`,
    `${ONCE} --record-size 5 --transaction-duration-ms 0`,
    '--topic @perf --num-records 10 --record-size 5',
    '--throughput -1 --num-records 10 --record-size 5',
    '--topic @perf --throughput -1 --record-size 5',
    '--topic @perf --throughput x --num-records 10 --record-size 5',
    '--topic @perf --throughput -1 --num-records 0 --record-size 5',
    { words: `${ONCE} --record-size 5`, isBare: true },
    { words: `${ONCE} --record-size 5 --command-property a=b --producer-props c=d`, differs: WORDS },
    { words: `${ONCE} --record-size 5 --command-config #a --producer.config #a`, differs: WORDS },
    { words: `${ONCE} --pay x`, differs: 'the original ends its line within the list of names' },
    { words: `${ONCE} --record-size 5 --command-property a`, differs: 'ours says what is expected' },
    { words: `${ONCE} --payload-file #none.txt`, differs: 'ours names the file' },
    { words: `${ONCE} --record-size 5 --command-config #none`, differs: 'ours says why it cannot be read' },
    {
      words: `${ONCE} --record-size 5 --command-property acks=7`,
      differs: 'ours has other words for configs that are wrong',
    },
  ]),
  ...runsOf('kafka-consumer-perf-test', [
    { words: `${READ} --num-records 200`, masks: SPEEDS },
    { words: `${READ} --num-records 200 --hide-header --from-latest --timeout 500`, masks: SPEEDS },
    { words: `${READ} --num-records 200 --show-detailed-stats --reporting-interval 60000`, masks: SPEEDS },
    {
      words: `${READ} --num-records 200 --group @perf --fetch-size 100 --socket-buffer-size 1000`,
      masks: SPEEDS,
    },
    { words: `${READ} --num-records 200 --group @perf --timeout 500`, masks: SPEEDS },
    { words: '--include @pe.* --num-records 200 --timeout', masks: SPEEDS },
    { words: `${READ} --num-records 200 --command-property max.poll.records=10`, masks: SPEEDS },
    {
      words: `${READ} --num-records 200 --command-config #client.properties --date-format yyyy-M`,
      files: { 'client.properties': 'fetch.min.bytes=1\n' },
      masks: SPEEDS,
    },
    { words: '', isBare: true, differs: 'the original prints no more than its help' },
    { words: READ, isBare: true },
    READ,
    '--num-records 5',
    `${READ} --include b --num-records 5`,
    { words: `${READ} --num-records x`, differs: COLUMNS_FIRST },
    { words: `${READ} --num-records 5 --reporting-interval x`, differs: COLUMNS_FIRST },
    `${READ} --num-records 5 --nothing`,
    { words: `${READ} --messages 200`, masks: SPEEDS, differs: OLD_NAMES },
    {
      words: `${READ} --consumer.config #c --num-records 200`,
      files: { c: '' },
      masks: SPEEDS,
      differs: OLD_NAMES,
    },
    { words: `${READ} --messages 5 --num-records 5`, differs: WORDS },
    { words: `${READ} --num-records 5 --consumer.config #c --command-config #c`, differs: WORDS },
    {
      words: `${READ} --num-records 5 --reporting-interval 0`,
      differs: COLUMNS_FIRST,
    },
    { words: `${READ} --num-records 5 --date-format b`, differs: COLUMNS_FIRST },
  ]),
  ...runsOf('kafka-e2e-latency', [
    { words: '--topic @way --num-records 3 --producer-acks all --record-size 20', masks: LATENCIES },
    {
      words:
        '--topic @way --num-records 3 --producer-acks 1 --record-size 0 --record-key-size 9 --num-headers 2 ' +
        '--record-header-key-size 3 --record-header-size -1',
      masks: LATENCIES,
    },
    { words: '$server @way 3 all 20', isBare: true, masks: LATENCIES },
    { words: '$server @way 3 all', isBare: true },
    '--topic @way --num-records 3 --producer-acks 0 --record-size 20',
    '--topic @way --num-records 0 --producer-acks 1 --record-size 20',
    '--topic @way --num-records x --producer-acks 1 --record-size 20',
    '--topic @way --num-records 3 --producer-acks 1 --record-size -1',
    '--topic @way --num-records 3 --producer-acks 1 --record-size 20 --record-key-size -1',
    '--topic @way --num-records 3 --producer-acks 1 --record-size 20 --num-headers -1',
    '--topic @way --num-records 3 --producer-acks 1 --record-size 20 --record-header-key-size -1',
    '--topic @way --num-records 3 --producer-acks 1 --record-size 20 --record-header-size -2',
    '--topic @way --num-records 3 --producer-acks 1',
    '--nothing',
  ]),
  ...runsOf('kafka-verifiable-producer', [
    { words: '--topic @told --max-messages 3', masks: EVENTS, isAlone: true },
    {
      words:
        '--topic @told --max-messages 3 --repeating-keys 2 --value-prefix 7 --acks 1 --throughput 100 ' +
        '--message-create-time 5 --producer.config #c',
      files: { c: 'linger.ms=1\n' },
      masks: EVENTS,
      isAlone: true,
    },
    '--max-messages 1',
    '--topic @told --acks 3',
    '--topic @told --max-messages x',
    '--topic @told --nothing',
    {
      words: '--topic "@bad topic" --max-messages 1',
      masks: EVENTS,
      isAlone: true,
      differs: 'ours says more of the error, by its number in the protocol',
    },
    { words: '--topic @told --command-config #c --producer.config #c', differs: WORDS },
    { words: '--topic @told', isBare: true, differs: 'there the original speaks of a group of options' },
  ]),
  ...runsOf('kafka-verifiable-consumer', [
    { words: '--topic @told --group-id @g --max-messages 1', masks: READ_EVENTS, isAlone: true },
    {
      words:
        '--topic @told --group-id @g2 --max-messages 1 --verbose --group-protocol classic --consumer.config #c',
      files: { c: 'client.id=c\n' },
      masks: READ_EVENTS,
      isAlone: true,
    },
    '--topic @told',
    '--group-id a',
    '--topic @told --group-id g --max-messages x',
    '--topic @told --group-id g --nothing',
    { words: '--topic @told --group-id g', isBare: true },
    { words: '--topic @told --group-id g --group-protocol foo', differs: 'ours says which there are' },
    { words: '--topic @told --group-id g --command-config #c --consumer.config #c', differs: WORDS },
  ]),
];
