import { ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { API, type WireClient } from '@kavka/testkit/wire';
import type { Server } from '../../compat/server/server.ts';
import type { Measure } from '../measures/measure.ts';
import type { Results } from '../results.ts';
import { withTopic } from '../with-topic.ts';
import { connect, coordinated } from './coordinated.ts';

const PARTITIONS = 100;
/** By names: ids came later. */
const VERSION = 9;

interface Load {
  readonly name: string;
  readonly clients: number;
  /** Of one commit. */
  readonly partitions: number;
}

const LOADS: readonly Load[] = [
  { name: 'offset commits, 1 client', clients: 1, partitions: 1 },
  { name: 'offset commits, 50 clients', clients: 50, partitions: 1 },
  { name: `commits of ${PARTITIONS} offsets, 10 clients`, clients: 10, partitions: PARTITIONS },
];

let runs = 0;

/** Commits of clients with a group of their own, each of which waits for its answer. */
export function offsetCommits(seconds: number): Measure {
  return {
    name: 'offset-commits',
    async warmUp(server) {
      await withTopic(server, PARTITIONS, async (topic) => {
        for (const load of LOADS) await rate(server, topic, load, seconds);
      });
    },
    async round(server, results) {
      await withTopic(server, PARTITIONS, async (topic) => {
        for (const load of LOADS)
          report(results, server, load.name, await rate(server, topic, load, seconds));
      });
    },
  };
}

function report(results: Results, server: Server, name: string, perSecond: number): void {
  results.add(server.kind, { name, unit: '/s', better: 'more' }, perSecond);
}

async function rate(server: Server, topic: string, load: Load, seconds: number): Promise<number> {
  const run = ++runs;
  const clients = await Promise.all(Array.from({ length: load.clients }, () => connect(server)));
  const groupOf = (at: number) => `bench-${process.pid}-${run}-${at}`;
  await Promise.all(clients.map((_, at) => coordinated(server, groupOf(at))));
  const startedMs = performance.now();
  const endMs = startedMs + seconds * 1_000;
  const counts = clients.map(async (client, at) => {
    let count = 0;
    for (; performance.now() < endMs; count++)
      await commit(client, groupOf(at), topic, load.partitions, count);
    return count;
  });
  const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  const perSecond = (total * 1_000) / (performance.now() - startedMs);
  for (const client of clients) client.close();
  return perSecond;
}

async function commit(
  client: WireClient,
  groupId: string,
  topic: string,
  partitions: number,
  offset: number,
): Promise<void> {
  const committed = Array.from({ length: partitions }, (_, partitionIndex) => ({
    partitionIndex,
    committedOffset: BigInt(offset),
    committedMetadata: '',
  }));
  const { topics } = await client.ask(
    API.offsetCommit,
    { groupId, topics: [{ name: topic, topicId: ZERO_UUID, partitions: committed }] },
    VERSION,
  );
  const refused = topics[0]?.partitions.find(({ errorCode }) => errorCode !== ErrorCode.NONE);
  if (refused !== undefined) throw new Error(`a commit was refused: ${refused.errorCode}`);
}
