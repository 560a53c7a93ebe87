import { runsOf } from '../tool-run.ts';

const READ = '--topic @shared';
const OLD_FIRST = 'in this tool the original names the old option first';

/** Reads what is in a topic, in a share group that begins with the first record. */
export const SHARE_CONSOLE_RUNS = [
  ...runsOf('kafka-topics', ['--create --topic @shared --partitions 1']),
  ...runsOf('kafka-console-producer', [{ words: READ, input: 'one\ntwo\nthree\n' }]),
  ...runsOf(
    'kafka-configs',
    ['@workers', '@others'].map(
      (group) =>
        `--alter --entity-type groups --entity-name ${group} --add-config share.auto.offset.reset=earliest`,
    ),
  ),
  ...runsOf('kafka-console-share-consumer', [
    `${READ} --group @workers --release --max-messages 1`,
    `${READ} --group @workers --max-messages 3 --formatter-property print.delivery=true --formatter-property print.offset=true`,
    `${READ} --group @workers --timeout-ms 500`,
    `${READ} --group @others --reject --property print.key=true --max-messages 3`,
    `${READ} --command-property group.id=@others --timeout-ms 500`,
    { words: `${READ} --consumer-config #c --timeout-ms 500`, files: { c: 'group.id=@others\n' } },
    `${READ} --consumer-property group.id=@others --timeout-ms 500`,
    '',
    '--group a',
    { words: READ, isBare: true },
    `${READ} --reject --release`,
    {
      words: `${READ} --max-messages x`,
      differs: 'the original reads numbers after it has begun, and tells its log alone',
    },
    `${READ} --nothing`,
    { words: `${READ} --consumer-property a=b --command-property c=d`, differs: OLD_FIRST },
    {
      words: `${READ} --consumer-config #a --command-config #a`,
      files: { a: '' },
      differs: OLD_FIRST,
    },
    { words: `${READ} --property a=b --formatter-property c=d`, differs: OLD_FIRST },
    {
      words: `${READ} --group a --command-property group.id=b`,
      differs: 'ours names the options by their new names',
    },
    { words: `${READ} --formatter foo.Bar`, differs: 'ours says which there are' },
    {
      words: `${READ} --command-property isolation.level=read_committed`,
      differs: 'the original says it in its log alone',
    },
  ]),
];
