import { runsOf } from '../tool-run.ts';

const OFFSETS = (offset: number, more = ''): string =>
  `{"partitions":[{"topic":"@lines","partition":0,"offset":${offset}}${more}],"version":1}`;
const QUORUM_TIMES = [/\d{13}/g, /\d+ ms ago */g, /HighWatermark: +\d+/, /^1 +\t\*\t\d+ +/];

export const ADMIN_RUNS = [
  ...runsOf('kafka-delete-records', [
    { words: '--offset-json-file #offsets.json', files: { 'offsets.json': OFFSETS(2) } },
    {
      words: '--offset-json-file #twice.json',
      files: { 'twice.json': OFFSETS(2, ',{"topic":"@lines","partition":0,"offset":3}') },
    },
    '',
    {
      words: '--offset-json-file #far.json',
      files: { 'far.json': OFFSETS(2000) },
      differs: 'the original ends with 0 though nothing was deleted, and names its exception',
    },
    {
      words: '--offset-json-file #bad.json',
      files: { 'bad.json': '{bad' },
      differs: 'ours says what is expected',
    },
    { words: '--offset-json-file #nope.json', differs: 'ours says why it cannot be read' },
  ]),
  ...runsOf('kafka-broker-api-versions', ['', { words: '--nonsense', isBare: true }]),
  ...runsOf('kafka-metadata-quorum', [
    { words: 'describe --status', masks: QUORUM_TIMES },
    { words: 'describe --replication', masks: QUORUM_TIMES },
    { words: 'describe --replication --human-readable', masks: QUORUM_TIMES },
    'describe --status --human-readable',
    'describe --status --replication',
    'describe',
    'add-controller',
    { words: 'describe --status', isBare: true },
    'remove-controller --controller-id 7 --controller-directory-id AAAAAAAAAAAAAAAAAAAAAg --dry-run',
    {
      words: 'remove-controller --controller-id 7 --controller-directory-id AAAAAAAAAAAAAAAAAAAAAg',
      only: 'apache-kafka',
    },
    {
      words: 'remove-controller --controller-id 7 --controller-directory-id x',
      differs: 'Java says something else of what is no UUID',
    },
    { words: '', differs: 'ours says which commands there are' },
    'remove-controller --controller-id 7',
  ]),
  ...runsOf('kafka-cluster', [
    'cluster-id',
    'list-endpoints',
    'list-endpoints --include-fenced-brokers',
    'unregister --id 77',
    { words: 'foo', isBare: true },
    'unregister',
    { words: 'cluster-id --config #client.properties', files: { 'client.properties': '' } },
  ]).map((run) =>
    run.isBare === true ? run : { ...run, isBare: true, words: `${run.words} --bootstrap-server $server` },
  ),
];
