import type { Partition } from '../image/metadata-image.ts';

/** Who holds a partition, who is on the way in and out, and who is in sync. */
export interface Assignment {
  readonly replicas: readonly number[];
  readonly removingReplicas: readonly number[];
  readonly addingReplicas: readonly number[];
  readonly isr: readonly number[];
}

/** The first step of a move: new replicas join, old ones stay behind them until the new ones are in sync. */
export function reassigned(partition: Partition, target: readonly number[]): Omit<Assignment, 'isr'> {
  const removingReplicas = ascending(partition.replicas.filter((id) => !target.includes(id)));
  const addingReplicas = ascending(target.filter((id) => !partition.replicas.includes(id)));
  return { replicas: [...target, ...removingReplicas], removingReplicas, addingReplicas };
}

/** The last step of a move, once all that will hold the partition are in sync; otherwise as it is. */
export function completed(assignment: Assignment): Assignment {
  const { replicas, removingReplicas, addingReplicas, isr } = assignment;
  if (removingReplicas.length === 0 && addingReplicas.length === 0) return assignment;
  const staying = replicas.filter((id) => !removingReplicas.includes(id));
  const inSync = isr.filter((id) => !removingReplicas.includes(id));
  const isDone = staying.length > 0 && inSync.length > 0 && staying.every((id) => inSync.includes(id));
  if (!isDone) return assignment;
  return { replicas: staying, removingReplicas: [], addingReplicas: [], isr: inSync };
}

export function isReassigning({ removingReplicas, addingReplicas }: Partition): boolean {
  return removingReplicas.length > 0 || addingReplicas.length > 0;
}

/** A move given up: as it was before. Where only newcomers are in sync, an old replica leads again without what it has missed. */
export function reverted(partition: Partition): { readonly to: Assignment; readonly isUnclean: boolean } {
  const isOld = (id: number): boolean => !partition.addingReplicas.includes(id);
  const replicas = partition.replicas.filter(isOld);
  const inSync = partition.isr.filter(isOld);
  const isUnclean = inSync.length === 0;
  const isr = isUnclean ? replicas.slice(0, 1) : inSync;
  return { to: { replicas, removingReplicas: [], addingReplicas: [], isr }, isUnclean };
}

function ascending(ids: number[]): number[] {
  return ids.sort((a, b) => a - b);
}
