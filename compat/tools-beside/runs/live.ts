import { runsOf, type ToolRun } from '../tool-run.ts';

const GROUPS = ['live-classic', 'live-consumer'];
/** Ids of producers, epochs and times, with the blanks behind them. */
const NUMBERS = [/\b\d+ *\t/g, /\d+$/];
const ENDS_WITH_0 = 'the original ends with 0 though it has failed, and prints the head of a table';
const OWN_WORDS = 'where the broker sends only a code, ours has words of its own; the original ends with 0';
const READ = '--topic live';

/** What the tools say of members and transactions that are there: see `LiveClients`. */
export const LIVE_RUNS: readonly ToolRun[] = [
  ...runsOf('kafka-consumer-groups', [
    ...GROUPS.flatMap((group) =>
      ['', '--offsets --verbose', '--members', '--members --verbose', '--state', '--state --verbose'].map(
        (more) => ({ words: `--describe --group ${group} ${more}`, anyOrder: true }),
      ),
    ),
    { words: '--list --state Stable', anyOrder: true },
    { words: `--reset-offsets --group live-classic ${READ} --to-earliest --execute`, differs: ENDS_WITH_0 },
    { words: `--delete-offsets --group live-consumer ${READ}`, differs: OWN_WORDS },
    { words: '--delete --group live-classic', differs: OWN_WORDS },
  ]),
  ...runsOf('kafka-groups', [{ words: '--list', anyOrder: true }]),
  ...runsOf('kafka-share-groups', [
    ...['--offsets', '--members', '--members --verbose', '--state', '--state --verbose'].map((more) => ({
      words: `--describe --group live-share ${more}`,
      anyOrder: true,
    })),
    {
      words: `--reset-offsets --group live-share ${READ} --to-earliest --execute`,
      differs: 'ours says what has failed, as for other groups',
    },
    {
      words: `--delete-offsets --group live-share ${READ}`,
      fails: 'the original ends with 0 though it has failed',
    },
    { words: '--delete --group live-share', fails: 'the original ends with 0 though it has failed' },
  ]),
  ...runsOf('kafka-transactions', [
    { words: 'describe --transactional-id @live', masks: NUMBERS },
    { words: 'describe-producers --topic @live --partition 0', masks: NUMBERS },
    { words: 'find-hanging --topic @live --partition 0 --max-transaction-timeout 0', masks: NUMBERS },
    'abort --topic @live --partition 0 --start-offset 7',
    'abort --topic @live --partition 0 --start-offset 0',
    { words: 'describe-producers --topic @live --partition 0', masks: NUMBERS },
    'forceTerminateTransaction --transactionalId @live',
    { words: 'describe --transactional-id @live', masks: NUMBERS },
  ]),
];
