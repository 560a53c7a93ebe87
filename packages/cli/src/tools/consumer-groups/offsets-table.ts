import { type Admin, BrokerError } from '@kavka/client';
import { nameOf } from '../../offsets/new-offsets.ts';
import type { Cell, Table, ToolContext } from '../../shell/index.ts';
import type { GroupView, MemberView } from './group-view.ts';

type Partition = MemberView['partitions'][number];

interface Committed {
  readonly offset: number;
  readonly leaderEpoch: number;
}

const NOBODY = { memberId: null, host: null, clientId: null };

/** What a group has committed, and how far it lags behind the logs: partitions of members first, those with most before the others. */
export async function offsetsTable(
  admin: Admin,
  { groupId, members }: GroupView,
  isVerbose: boolean,
  { signal }: ToolContext,
): Promise<Table> {
  const [group] = await admin.listGroupOffsets([groupId], { signal });
  const committed = new Map((group?.offsets ?? []).map((one) => [nameOf(one), one]));
  const owners = members
    .filter(({ partitions }) => partitions.length > 0)
    .toSorted((left, right) => right.partitions.length - left.partitions.length);
  const owned = new Set(owners.flatMap(({ partitions }) => partitions.map(nameOf)));
  const free = (group?.offsets ?? []).filter((one) => !owned.has(nameOf(one)));
  const ends = await logEndOffsets(
    admin,
    [...owners.flatMap(({ partitions }) => partitions), ...free],
    signal,
  );
  const row = (one: Partition, owner: Pick<MemberView, 'clientId' | 'host' | 'memberId'> | typeof NOBODY) =>
    rowOf(
      groupId,
      one,
      { committed: committed.get(nameOf(one)), end: ends.get(nameOf(one)), owner },
      isVerbose,
    );
  const rows = [
    ...owners.flatMap((owner) => inOrder(owner.partitions).map((one) => row(one, owner))),
    ...inOrder(free).map((one) => row(one, NOBODY)),
  ];
  const epoch = isVerbose ? ['LEADER-EPOCH'] : [];
  const columns = ['GROUP', 'TOPIC', 'PARTITION', ...epoch, 'CURRENT-OFFSET', 'LOG-END-OFFSET', 'LAG'];
  return { columns: [...columns, 'CONSUMER-ID', 'HOST', 'CLIENT-ID'], rows };
}

interface Found {
  readonly committed: Committed | undefined;
  readonly end: number | undefined;
  readonly owner: {
    readonly memberId: string | null;
    readonly host: string | null;
    readonly clientId: string | null;
  };
}

function rowOf(
  groupId: string,
  { topic, partition }: Partition,
  { committed, end, owner }: Found,
  isVerbose: boolean,
): Cell[] {
  const epoch = committed === undefined || committed.leaderEpoch < 0 ? null : committed.leaderEpoch;
  const lag = committed === undefined || end === undefined ? null : end - committed.offset;
  return [
    groupId,
    topic,
    partition,
    ...(isVerbose ? [epoch] : []),
    committed?.offset,
    end,
    lag,
    owner.memberId,
    owner.host,
    owner.clientId,
  ];
}

/** Partitions that have no leader, or are gone, have none. */
async function logEndOffsets(
  admin: Admin,
  partitions: readonly Partition[],
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const ends = new Map<string, number>();
  const ask = async (some: readonly Partition[]) => {
    const specs = some.map(({ topic, partition }) => ({ topic, partition, at: 'latest' as const }));
    for (const found of await admin.listOffsets(specs, { signal })) ends.set(nameOf(found), found.offset);
  };
  try {
    await ask(partitions);
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error;
    for (const one of partitions) {
      await ask([one]).catch((failure: unknown) => {
        if (!(failure instanceof BrokerError)) throw failure;
      });
    }
  }
  return ends;
}

function inOrder(partitions: readonly Partition[]): Partition[] {
  return partitions.toSorted((left, right) =>
    left.topic === right.topic ? left.partition - right.partition : left.topic < right.topic ? -1 : 1,
  );
}
