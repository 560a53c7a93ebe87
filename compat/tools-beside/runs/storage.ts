import { runsOf } from '../tool-run.ts';

const NODE = `process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://localhost:21551,CONTROLLER://localhost:21552
controller.listener.names=CONTROLLER
`;
const FILES = {
  'static.properties': `${NODE}controller.quorum.voters=1@localhost:21552\nlog.dirs=$folder/logs-a,$folder/logs-b\n`,
  'dynamic.properties': `${NODE}controller.quorum.bootstrap.servers=localhost:21552\nlog.dirs=$folder/logs-d\n`,
  'controllers.properties': `${NODE}controller.quorum.bootstrap.servers=localhost:21552\nlog.dirs=$folder/logs-e\n`,
  'scram.properties': `${NODE}controller.quorum.voters=1@localhost:21552\nlog.dirs=$folder/logs-f\n`,
};
const STATIC = '--config #static.properties';
const DYNAMIC = '--config #dynamic.properties';
const CLUSTER = '--cluster-id MkU3OEVBNTcwNTJENDM2Qk';
const CONTROLLERS =
  '--initial-controllers 1@localhost:21552:JEXY6aqzQY-32P5TStzaFg,2@localhost:21553:MvDxzVmcRsaTz33bUuRU6A';

/** Folders of each side's own; the broker is not asked. */
export const STORAGE_RUNS = runsOf('kafka-storage', [
  `info ${STATIC}`,
  { words: `format ${STATIC} ${CLUSTER}`, anyOrder: true },
  `info ${STATIC}`,
  // The original names one of the folders, in no order.
  { words: `format ${STATIC} ${CLUSTER}`, masks: [/#\/logs-[ab] is/] },
  `format ${STATIC} ${CLUSTER} -g`,
  `format ${STATIC} -t MkU3OEVBNTcwNTJENDM2Qw --ignore-formatted`,
  `format ${DYNAMIC} ${CLUSTER}`,
  `format ${DYNAMIC} ${CLUSTER} --standalone`,
  `info ${DYNAMIC}`,
  `format -c #controllers.properties ${CLUSTER} ${CONTROLLERS} --release-version 4.1`,
  `format -c #scram.properties ${CLUSTER} --feature group.version=0 --feature share.version=0`,
  `format ${STATIC} ${CLUSTER} --standalone`,
  `format ${STATIC} ${CLUSTER} --release-version 2.0`,
  `format ${STATIC} ${CLUSTER} --feature foo`,
  `format ${STATIC} ${CLUSTER} -g --feature group.version=9`,
  `format ${STATIC} ${CLUSTER} -S foo`,
  `format ${STATIC} ${CLUSTER} -S SCRAM-SHA-1=[]`,
  `format ${STATIC} ${CLUSTER} -S SCRAM-SHA-256=name`,
  `format ${STATIC} ${CLUSTER} -S SCRAM-SHA-256=[name=a]`,
  `format ${STATIC} ${CLUSTER} -S SCRAM-SHA-256=[password=a]`,
  `format ${STATIC} ${CLUSTER} -S SCRAM-SHA-256=[name=a,password=b,foo=c]`,
  `format ${STATIC} ${CLUSTER} -S SCRAM-SHA-256=[name=a,password=b,iterations=5]`,
  'random-uuid',
  'version-mapping',
  'version-mapping -r 3.9',
  'feature-dependencies -f transaction.version=2 -f eligible.leader.replicas.version=1',
  'feature-dependencies -f transaction.version=3',
  'feature-dependencies -f metadata.version=99',
  'feature-dependencies -f metadata.version=x',
  'feature-dependencies -f foo=1',
  'feature-dependencies -f bar',
  'foo',
  `format ${STATIC}`,
  { words: `format --config #nope ${CLUSTER}`, differs: 'ours says why it cannot be read' },
  { words: 'version-mapping -r 2.0', differs: 'the original also names the version that is not out yet' },
]).map((run) => ({ ...run, isBare: true, files: FILES }));
