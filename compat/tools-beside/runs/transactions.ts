import { runsOf } from '../tool-run.ts';

const OWN_WORDS = 'where the broker sends only a code, ours has words of its own';
/** Ids of producers and times, with the blanks behind them. */
const NUMBERS = [/\b\d+ *\t/g, /\d+$/];
const OLD = '--producer-id 5 --producer-epoch 1';

export const TRANSACTION_RUNS = [
  ...runsOf('kafka-topics', ['--create --topic @txn --partitions 1']),
  ...runsOf('kafka-producer-perf-test', [
    {
      words:
        '--topic @txn --throughput -1 --num-records 3 --record-size 5 --transactional-id @txn --transaction-duration-ms 60000',
      masks: [/[\d.]+ records\/sec .*/],
    },
  ]),
  ...runsOf('kafka-transactions', [
    { words: 'list', anyOrder: true, masks: NUMBERS },
    { words: 'list --transactional-id-pattern @tx.*', anyOrder: true, masks: NUMBERS },
    'list --transactional-id-pattern nope.*',
    'list --duration-filter 100000',
    'list --duration-filter x',
    { words: 'list --transactional-id-pattern [', differs: OWN_WORDS },
    { words: 'describe --transactional-id @txn', masks: NUMBERS },
    { words: 'describe --transactional-id @none', differs: OWN_WORDS },
    'describe',
    { words: 'describe-producers --topic @txn --partition 0', masks: NUMBERS },
    { words: 'describe-producers --topic @txn --partition 0 --broker-id 1', masks: NUMBERS },
    'describe-producers --topic @txn',
    'describe-producers --topic @txn --partition x',
    'find-hanging --topic @txn',
    'find-hanging --topic @txn --partition 0 --max-transaction-timeout 1',
    'find-hanging --broker-id 1',
    'find-hanging',
    'find-hanging --partition 0 --broker-id 1',
    'abort --topic @txn --partition 0 --start-offset 1',
    'abort --topic @txn --partition 0',
    'abort --topic @txn --partition 0 --producer-id 5',
    `abort --topic @txn --partition 0 ${OLD}`,
    'abort --topic @txn',
    'forceTerminateTransaction --transactionalId @txn',
    'forceTerminateTransaction',
    { words: 'list', isBare: true },
    'nonsense',
    'list --nonsense',
  ]),
];
