import { PREFIXES } from '../comparable.ts';
import { runsOf } from '../tool-run.ts';

/** Both look at the same file: of the topics that the original has made. */
const LINES = `--files $data/${PREFIXES.original}lines-0/00000000000000000000`;
const METADATA = '--files $data/__cluster_metadata-0/00000000000000000000.log';
const BOOTSTRAP = '--files $data/bootstrap.checkpoint';
const OFFSETS = '--files $data/__consumer_offsets-';

export const DUMP_LOG_RUNS = runsOf('kafka-dump-log', [
  `${METADATA} --cluster-metadata-decoder --max-bytes 9000`,
  `${METADATA} --cluster-metadata-decoder --skip-record-metadata --max-bytes 5000`,
  `${METADATA} --max-bytes 5000`,
  `${BOOTSTRAP} --cluster-metadata-decoder`,
  BOOTSTRAP,
  ...Array.from(
    { length: 50 },
    (_, partition) => `${OFFSETS}${partition}/00000000000000000000.log --offsets-decoder`,
  ),
  ...['', ' --deep-iteration', ' --print-data-log', ' --print-data-log --skip-record-metadata'].map(
    (how) => `${LINES}.log${how}`,
  ),
  `${LINES}.log --value-decoder-class org.apache.kafka.tools.api.StringDecoder --max-bytes 300`,
  `${LINES}.index,$data/${PREFIXES.original}lines-0/00000000000000000000.timeindex`,
  `${LINES}.timeindex --index-sanity-check`,
  `${LINES}.index --index-sanity-check`,
  `${LINES}.index --verify-index-only`,
  `--files $data/__cluster_metadata-0/partition.metadata`,
  '--files $data/meta.properties',
  '--print-data-log',
  { words: `${LINES}.log --value-decoder-class foo.Bar`, differs: 'ours says which there are' },
  {
    words: '--files /nope/00000000000000000000.index',
    differs: 'ours says what is the matter with the name',
  },
  { words: '--files /nope/00000000000000000000.log', differs: 'ours says it before it says anything else' },
]).map((run) => ({ ...run, isBare: true }));
