import type { Admin, KafkaError, LogDir } from '@kavka/client';
import { refusals, refusalText } from '../../groups/group-errors.ts';
import { printLine, type ToolContext, ToolError } from '../../shell/index.ts';
import { type DirectoryMove, nameOf, type Partition } from './reassignment-file.ts';

/** Less than it takes to ask once makes no sense. */
const MIN_TIMEOUT_MS = 1000;

/** Where a replica is, and where it is being moved to, if it is. */
export interface Whereabouts {
  readonly current: string | undefined;
  readonly future: string | undefined;
}

/** Of each replica, in this order. Brokers that are not there have none. */
export async function whereabouts(
  admin: Admin,
  replicas: readonly (Partition & { readonly brokerId: number })[],
  signal: AbortSignal,
): Promise<Whereabouts[]> {
  if (replicas.length === 0) return [];
  const { brokers } = await admin.describeCluster({ signal });
  const asked = new Set(replicas.map(({ brokerId }) => brokerId));
  const ids = brokers.map(({ nodeId }) => nodeId).filter((id) => asked.has(id));
  const dirs = await admin.describeLogDirs(ids, { signal });
  return replicas.map((one) => ({
    current: pathOf(dirs, one, false),
    future: pathOf(dirs, one, true),
  }));
}

function pathOf(
  dirs: readonly LogDir[],
  { topic, partition, brokerId }: Partition & { readonly brokerId: number },
  isFuture: boolean,
): string | undefined {
  return dirs.find(
    (dir) =>
      dir.brokerId === brokerId &&
      dir.replicas.some(
        (one) => one.topic === topic && one.partition === partition && one.isFuture === isFuture,
      ),
  )?.path;
}

/** Starts moves; a broker that has no replica yet is asked again until time is up. @throws ToolError */
export async function startDirectoryMoves(
  admin: Admin,
  moves: readonly DirectoryMove[],
  timeoutMs: number,
  { output, signal }: ToolContext,
): Promise<void> {
  const refused = new Map<string, KafkaError>();
  const options = { signal, timeoutMs: Math.max(timeoutMs, MIN_TIMEOUT_MS) };
  const byBroker = Map.groupBy(moves, ({ brokerId }) => brokerId);
  const perBroker = [...byBroker].map(([brokerId, some]) =>
    admin.alterReplicaLogDirs(some, options).catch((error: unknown) => {
      for (const one of refusals(error))
        refused.set(`${one.context.topic}-${one.context.partition}-${brokerId}`, one);
    }),
  );
  await Promise.all(perBroker);
  const order = inTurn(moves);
  for (const move of order.filter((one) => !refused.has(replicaName(one)))) {
    const { topic, partition, brokerId, path } = move;
    printLine(
      output,
      `Successfully started moving log directory to ${path} for replica ${topic}-${partition} with broker ${brokerId} `,
    );
  }
  for (const [name, error] of refused)
    if (error.code !== 'REPLICA_NOT_AVAILABLE')
      throw new ToolError(`Failed to alter dir for ${name}: ${refusalText(error)}`);
  if (refused.size > 0)
    throw new ToolError(
      `Timed out before log directory move${refused.size === 1 ? '' : 's'} could be started for: ` +
        order
          .map(replicaName)
          .filter((name) => refused.has(name))
          .join(','),
    );
}

/** `orders-0-1`: topic, partition and broker. */
export function replicaName({ brokerId, ...partition }: Omit<DirectoryMove, 'path'>): string {
  return `${nameOf(partition)}-${brokerId}`;
}

/** By brokers, topics and numbers. */
export function inTurn<M extends Partition & { readonly brokerId: number }>(moves: readonly M[]): M[] {
  return moves.toSorted((left, right) => {
    if (left.brokerId !== right.brokerId) return left.brokerId - right.brokerId;
    return left.topic === right.topic ? left.partition - right.partition : left.topic < right.topic ? -1 : 1;
  });
}
