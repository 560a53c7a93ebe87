import type { CoordinatorType, Destination } from '../../cluster/index.ts';
import { byLeader } from '../../consumer/offsets/leaders.ts';
import type { TopicPartition } from '../../consumer/topic-partition.ts';
import type { AdminContext } from './admin-context.ts';

/** Which keys go to which node. */
export type Routes<Key> = ReadonlyMap<Destination, readonly Key[]>;
export type Route<Key> = (context: AdminContext, keys: readonly Key[]) => Promise<Routes<Key>>;

export function toController<Key>(_context: AdminContext, keys: readonly Key[]): Promise<Routes<Key>> {
  return Promise.resolve(new Map([['controller', keys] as const]));
}

export function toAny<Key>(_context: AdminContext, keys: readonly Key[]): Promise<Routes<Key>> {
  return Promise.resolve(new Map([['any', keys] as const]));
}

/** To the nodes that the keys name; where they name none, to any. */
export function toNode<Key>(nodeOf: (key: Key) => number | undefined): Route<Key> {
  return async (context, keys) => {
    if (context.cluster.metadata.brokers.size === 0) await context.cluster.refresh();
    return grouped(keys, (key) => nodeOf(key) ?? 'any');
  };
}

export async function toLeaders<Key extends TopicPartition>(
  { cluster, timeoutMs }: AdminContext,
  keys: readonly Key[],
): Promise<Routes<Key>> {
  for (const topic of new Set(keys.map((key) => key.topic)))
    await cluster.topic(topic, { timeoutMs, allowAutoCreate: false });
  return byLeader(cluster, keys);
}

/** To the coordinators of groups or transactional ids. */
export function toCoordinators<Key>(type: CoordinatorType, nameOf: (key: Key) => string): Route<Key> {
  return async ({ cluster }, keys) => {
    const nodes = new Map<string, number>();
    for (const name of new Set(keys.map(nameOf))) nodes.set(name, await cluster.coordinator(type, name));
    return grouped(keys, (key) => nodes.get(nameOf(key)) ?? 'any');
  };
}

function grouped<Key>(keys: readonly Key[], nodeOf: (key: Key) => Destination): Map<Destination, Key[]> {
  const routes = new Map<Destination, Key[]>();
  for (const key of keys) {
    const node = nodeOf(key);
    const others = routes.get(node);
    if (others === undefined) routes.set(node, [key]);
    else others.push(key);
  }
  return routes;
}
