import { parseUuid, type Uuid, ZERO_UUID } from '@kavka/base';
import type { Admin, QuorumDescription, QuorumReplica } from '@kavka/client';
import { controllerOf } from '../features/controller-properties.ts';
import {
  type Cell,
  COMMAND_CONFIG,
  clusterProperties,
  defineCommand,
  EITHER_BOOTSTRAP,
  flag,
  integer,
  type Options,
  OUTPUT,
  printJson,
  printLine,
  printTabbedTable,
  readProperties,
  type Table,
  type ToolContext,
  ToolError,
  tableObjects,
  text,
  wantsJson,
} from '../shell/index.ts';

const CLUSTER = { ...EITHER_BOOTSTRAP, ...COMMAND_CONFIG } as const satisfies Options;

const describeQuorum = defineCommand({
  summary: 'Shows who leads the metadata of the cluster, and who follows.',
  options: {
    ...CLUSTER,
    ...OUTPUT,
    status: flag('A summary.'),
    replication: flag('A line for each node.'),
    'human-readable': flag('With --replication: times as how long ago they were.'),
  },
  async run(given, context) {
    const actions = given.present('status', 'replication');
    if (actions.length === 2)
      throw new ToolError(
        'Only one of --status or --replication should be specified with describe sub-command',
      );
    if (actions.length === 0)
      throw new ToolError('One of --status or --replication must be specified with describe sub-command');
    if (given.has('status') && given.has('human-readable'))
      throw new ToolError('The option --human-readable is only supported along with --replication');
    const admin = await context.clients.admin(clusterProperties(given, context));
    const quorum = await admin.describeQuorum({ signal: context.signal });
    if (given.has('status')) return printStatus(admin, quorum, wantsJson(given), context);
    const table = replicationTable(quorum, timeText(given.has('human-readable'), context));
    if (wantsJson(given)) printJson(context.output, tableObjects(table));
    else printTabbedTable(context.output, table);
  },
});

async function printStatus(
  admin: Admin,
  quorum: QuorumDescription,
  isJson: boolean,
  { output, signal }: ToolContext,
): Promise<void> {
  const { clusterId } = await admin.describeCluster({ signal });
  const status = {
    clusterId,
    leaderId: quorum.leaderId,
    leaderEpoch: quorum.leaderEpoch,
    highWatermark: quorum.highWatermark,
    ...maxLag(quorum),
  };
  if (isJson) {
    printJson(output, { ...status, voters: quorum.voters, observers: quorum.observers });
    return;
  }
  const lines = [
    ['ClusterId', clusterId],
    ['LeaderId', status.leaderId],
    ['LeaderEpoch', status.leaderEpoch],
    ['HighWatermark', status.highWatermark],
    ['MaxFollowerLag', status.maxFollowerLag],
    ['MaxFollowerLagTimeMs', status.maxFollowerLagTimeMs],
    ['CurrentVoters', replicaList(quorum, quorum.voters)],
    ['CurrentObservers', replicaList(quorum, quorum.observers)],
  ] as const;
  for (const [name, value] of lines) printLine(output, `${`${name}:`.padEnd(24)}${value}`);
}

function maxLag({ voters, leaderId }: QuorumDescription) {
  const leader = voters.find(({ replicaId }) => replicaId === leaderId);
  const [first, ...others] = voters;
  if (leader === undefined || first === undefined) return { maxFollowerLag: -1, maxFollowerLagTimeMs: -1 };
  const last = others.reduce((one, other) => (other.logEndOffset < one.logEndOffset ? other : one), first);
  return {
    maxFollowerLag: leader.logEndOffset - last.logEndOffset,
    maxFollowerLagTimeMs: last === leader ? 0 : lagTime(leader, last),
  };
}

function lagTime(leader: QuorumReplica, follower: QuorumReplica): number {
  const isKnown = leader.lastCaughtUpTimestamp >= 0n && follower.lastCaughtUpTimestamp >= 0n;
  return isKnown ? Number(leader.lastCaughtUpTimestamp - follower.lastCaughtUpTimestamp) : -1;
}

/** `[{"id": 1, "directoryId": "...", "endpoints": ["CONTROLLER://host:9093"]}]`. */
function replicaList({ nodes }: QuorumDescription, replicas: readonly QuorumReplica[]): string {
  const texts = replicas.map(({ replicaId, directoryId }) => {
    const listeners = nodes.find(({ nodeId }) => nodeId === replicaId)?.listeners ?? [];
    const endpoints = listeners.map(({ name, host, port }) => `"${name}://${host}:${port}"`);
    const parts = [
      `"id": ${replicaId}`,
      ...(directoryId === ZERO_UUID ? [] : [`"directoryId": "${directoryId}"`]),
      ...(endpoints.length === 0 ? [] : [`"endpoints": [${endpoints.join(', ')}]`]),
    ];
    return `{${parts.join(', ')}}`;
  });
  return `[${texts.join(', ')}]`;
}

function timeText(isReadable: boolean, { clock }: ToolContext): (time: bigint) => Cell {
  if (!isReadable) return (time) => (time < 0n ? -1 : time);
  return (time) => (time < 0n ? -1 : `${Math.max(0, clock.now() - Number(time))} ms ago`);
}

function replicationTable(
  { leaderId, voters, observers }: QuorumDescription,
  time: (time: bigint) => Cell,
): Table {
  const leader = voters.find(({ replicaId }) => replicaId === leaderId);
  const row = (status: string) => (one: QuorumReplica) => [
    one.replicaId,
    one.directoryId,
    one.logEndOffset,
    (leader?.logEndOffset ?? one.logEndOffset) - one.logEndOffset,
    time(one.lastFetchTimestamp),
    time(one.lastCaughtUpTimestamp),
    status,
  ];
  return {
    columns: [
      'NodeId',
      'DirectoryId',
      'LogEndOffset',
      'Lag',
      'LastFetchTimestamp',
      'LastCaughtUpTimestamp',
      'Status',
    ],
    rows: [
      ...voters.filter((one) => one === leader).map(row('Leader')),
      ...voters.filter((one) => one !== leader).map(row('Follower')),
      ...observers.map(row('Observer')),
    ],
  };
}

const addController = defineCommand({
  summary: 'Makes a controller a voter; --command-config is its own properties file.',
  options: { ...CLUSTER, 'dry-run': flag('Only says what would be done.') },
  async run(given, context) {
    const path = given.get('command-config');
    if (path === undefined)
      throw new ToolError(
        'You must supply the configuration file of the controller you are adding when using add-controller.',
      );
    const controller = controllerOf(readProperties(context, path), context.disk);
    const isDryRun = given.has('dry-run');
    if (!isDryRun) {
      const admin = await context.clients.admin(clusterProperties(given, context));
      await admin.addRaftVoter(controller, { signal: context.signal });
    }
    const endpoints = controller.listeners.map(({ name, host, port }) => {
      const shown = host.includes(':') ? `[${host}]` : host;
      return `${name}://${shown}:${port}`;
    });
    printLine(
      context.output,
      `${isDryRun ? 'DRY RUN of adding' : 'Added'} controller ${controller.voterId} with directory id ` +
        `${controller.directoryId} and endpoints: ${endpoints.join(', ')}`,
    );
  },
});

const removeController = defineCommand({
  summary: 'Takes a controller out of the voters.',
  options: {
    ...CLUSTER,
    'controller-id': integer('id', 'The node id of the controller.', { isRequired: true, aliases: ['i'] }),
    'controller-directory-id': text('id', 'The id of its metadata directory.', {
      isRequired: true,
      aliases: ['d'],
    }),
    'dry-run': flag('Only says what would be done.'),
  },
  async run(given, context) {
    const voterId = given.need('controller-id');
    if (voterId < 0) throw new ToolError(`Invalid negative --controller-id: ${voterId}`);
    const directoryId = parseDirectoryId(given.need('controller-directory-id'));
    const isDryRun = given.has('dry-run');
    if (!isDryRun) {
      const admin = await context.clients.admin(clusterProperties(given, context));
      await admin.removeRaftVoter({ voterId, directoryId }, { signal: context.signal });
    }
    // Two blanks, as the original has them.
    const what = isDryRun ? 'DRY RUN of removing ' : 'Removed ';
    printLine(context.output, `${what} KRaft controller ${voterId} with directory id ${directoryId}`);
  },
});

function parseDirectoryId(text: string): Uuid {
  try {
    return parseUuid(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ToolError(`Failed to parse --controller-directory-id: ${reason}`, { cause });
  }
}

export const metadataQuorum = {
  name: 'kafka-metadata-quorum',
  summary: 'Shows the controllers that keep the metadata of the cluster, and changes who they are.',
  names: 'prefix',
  options: CLUSTER,
  example: 'kafka-metadata-quorum --bootstrap-server localhost:9092 describe --status',
  commands: {
    describe: describeQuorum,
    'add-controller': addController,
    'remove-controller': removeController,
  },
} as const;
