import { runsOf, type ToolRun } from '../tool-run.ts';

const QUORUM = [/\d{13}/g, /HighWatermark: +\d+/, /^1 +\t\*\t\d+ +/];
const ONLY_BROKERS = 'ours says what to give in its place';

/** Tools that talk to controllers. Kavka's node alone has no port for them. */
export const CONTROLLER_RUNS: readonly ToolRun[] = [
  ...runsOf('kafka-cluster', [
    'cluster-id',
    'list-endpoints',
    'list-endpoints --include-fenced-brokers',
    'unregister --id 77',
    { words: 'cluster-id --bootstrap-controller $server', isBare: true, differs: ONLY_BROKERS },
    { words: 'cluster-id --bootstrap-server $controller', isBare: true, differs: ONLY_BROKERS },
  ]),
  ...runsOf('kafka-metadata-quorum', [
    { words: 'describe --status', masks: QUORUM },
    { words: 'describe --replication', masks: QUORUM },
  ]),
  ...runsOf('kafka-features', [{ words: 'describe', masks: [/Epoch: \d+/] }]),
  ...runsOf('kafka-configs', [
    '--describe --entity-type brokers',
    '--alter --broker-defaults --add-config log.retention.ms=999999',
    '--describe --broker-defaults',
    '--alter --broker-defaults --delete-config log.retention.ms',
    { words: '--describe --entity-type topics', differs: ONLY_BROKERS },
  ]),
  ...runsOf('kafka-acls', ['--list --topic nobody']),
  ...runsOf('kafka-reassign-partitions', ['--list']),
].map((run) => ({
  ...run,
  isBare: true,
  only: 'apache-kafka',
  words: run.isBare === true ? run.words : atController(run),
}));

/** Options of `kafka-cluster` belong to its commands. */
function atController({ tool, words }: ToolRun): string {
  const option = '--bootstrap-controller $controller';
  return tool === 'kafka-cluster' ? `${words} ${option}` : `${option} ${words}`;
}
