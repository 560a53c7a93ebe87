import { runsOf } from '../tool-run.ts';

const TIMES = [/CreateTime:\d+/];
const COLUMNS = ['key', 'offset', 'partition', 'timestamp', 'headers']
  .map((name) => `--formatter-property print.${name}=true`)
  .join(' ');
const READ = '--topic @lines --partition 0 --offset earliest --max-messages 9';

export const CONSOLE_RUNS = [
  ...runsOf('kafka-topics', ['--create --topic @lines --partitions 1']),
  ...runsOf('kafka-console-producer', [
    { words: '--topic @lines', input: 'one\ntwo\r\n\nfour' },
    {
      words: '--topic @lines --property parse.key=true --property key.separator=:',
      input: 'a:one\nb:two:x\nnokey\nc:3\n',
    },
    {
      words: '--topic @lines --reader-property parse.headers=true --reader-property parse.key=true',
      input: 'h:1,g:2\tk\tv\n',
    },
    { words: '--topic @lines --reader-property parse.headers=true', input: 'nohead' },
    { words: '--topic @lines --reader-property parse.headers=true', input: 'h\tv' },
    { words: '--topic @lines --reader-property headers.separator=:', input: 'x' },
    { words: '--topic @lines --reader-property null.marker=NULL', input: 'NULL' },
    {
      words: '--topic @lines --reader-config #reader.properties',
      input: 'k-v',
      files: { 'reader.properties': 'parse.key=true\nkey.separator=-\n' },
    },
    { words: '--topic @lines --compression-codec --sync', input: 'gzip' },
    { words: '--topic @lines --compression-codec zstd --command-property linger.ms=1', input: 'zstd' },
    { words: '--topic @lines --bogus', input: '' },
    '',
    { words: '--topic @lines --producer.config #a --command-config #a', files: { a: '' } },
    '--topic @lines --property a=b --reader-property c=d',
    '--topic @lines --producer-property a=b --command-property c=d',
    { words: '--topic @lines', isBare: true, differs: 'the original does not say what is missing' },
    {
      words: '--topic @lines --bootstrap-server x',
      isBare: true,
      differs: 'ours says what is wrong with it',
    },
    {
      words: '--topic @lines --request-required-acks 7',
      differs: 'ours has other words for configs that are wrong',
    },
    {
      words: '--topic @lines --compression-codec nope',
      differs: 'ours has other words for configs that are wrong',
    },
    { words: '--topic @lines --line-reader foo.Bar', differs: 'ours says which there is' },
    {
      words: '--topic "@bad topic"',
      input: 'x',
      differs: 'the original only logs that the record was not stored, and ends with 0; ours ends with 1',
    },
  ]),
  ...runsOf('kafka-console-consumer', [
    READ,
    '--topic @lines --partition 0 --offset earliest --timeout-ms 500',
    { words: `${READ} ${COLUMNS}`, masks: TIMES },
    {
      words: `${READ} ${COLUMNS} --formatter-property key.separator=| --formatter-property null.literal=NIL`,
      masks: TIMES,
    },
    {
      words: `${READ} --formatter-property print.value=false --property print.key=true`,
      differs: 'in this tool the original names the old option first',
    },
    '--topic @lines --partition 0 --offset earliest --property print.key=true --max-messages 3',
    '--topic @lines --from-beginning --max-messages 2',
    '--topic @lines --from-beginning --max-messages 3 --enable-systest-events',
    '--topic @lines --group @readers --from-beginning --max-messages 2',
    '--topic @lines --group @readers --max-messages 2',
    '--topic @lines --partition 0 --offset 4 --max-messages 1',
    '--topic @lines --partition 0 --offset x',
    '--topic @lines --offset 1',
    '--partition 0',
    '--topic @lines --include b',
    '',
    { words: '--topic @lines', isBare: true },
    '--topic @lines --partition 0 --group g',
    '--topic @lines --partition 0 --from-beginning --offset 3',
    '--topic @nope --timeout-ms 300',
    '--topic @lines --partition 7 --timeout-ms 300',
    '--include @li.* --from-beginning --max-messages 1',
    '--topic @lines --isolation-level read_committed --from-beginning --max-messages 1',
    '--topic @lines --from-beginning --max-messages 1 --formatter org.apache.kafka.tools.consumer.NoOpMessageFormatter',
    {
      words: '--topic @lines --from-beginning --consumer-property auto.offset.reset=latest',
    },
    {
      words: '--topic @lines --group a --command-property group.id=b',
      differs: 'ours names the options by their new names',
    },
    { words: '--topic @lines --formatter foo.Bar', differs: 'ours says which there are' },
    { words: '--topic @lines --isolation-level foo', differs: 'the original says nothing but its log' },
    {
      words:
        '--topic @lines --from-beginning --max-messages 1 --value-deserializer org.apache.kafka.common.serialization.LongDeserializer',
      differs: 'ours says why the record cannot be printed',
    },
    {
      words: '--topic @lines --partition 0 --offset 1 --formatter-property print.epoch=true --max-messages 1',
      differs: 'the original never has the epoch at hand when it prints it',
    },
  ]),
];
