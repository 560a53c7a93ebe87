import { runsOf } from '../tool-run.ts';

const EPOCH = [/Epoch: \d+/];

export const FEATURES_RUNS = runsOf('kafka-features', [
  { words: 'describe', masks: EPOCH },
  { words: 'desc --node-id 1', masks: EPOCH },
  'describe --foo',
  'upgrade',
  'upgrade --feature share.version',
  'upgrade --release-version 4.3 --feature a=1',
  'downgrade --feature share.version=0 --dry-run',
  'downgrade --feature share.version=0 --unsafe --dry-run',
  'disable --feature share.version --dry-run',
  'version-mapping',
  'version-mapping --release-version 3.9',
  { words: 'version-mapping --release-version 4.0-IV2', isBare: true },
  { words: 'version-mapping --release-version 3.7', isBare: true },
  'feature-dependencies --feature eligible.leader.replicas.version=1',
  'feature-dependencies --feature share.version=1 --feature group.version=1',
  'feature-dependencies --feature nope=2',
  'feature-dependencies --feature metadata.version=10',
  { words: 'upgrade --feature group.version=9', only: 'apache-kafka' },
  { words: 'upgrade --feature nope=9', only: 'apache-kafka' },
  { words: 'upgrade --metadata 4.2 --dry-run', only: 'apache-kafka' },
  { words: 'downgrade --metadata 4.0 --dry-run', only: 'apache-kafka' },
  { words: 'feature-dependencies', differs: 'ours has a short name too, as in kafka-storage' },
  {
    words: 'feature-dependencies --feature group.version=7',
    differs: 'the two tools of the original differ',
  },
  {
    words: 'version-mapping --release-version 2.0',
    differs: 'the original also names the version that is not out yet',
  },
]);
