import type { Admin } from '@kavka/client';
import { printJson, printLine, readText, type ToolContext, wantsJson } from '../../shell/index.ts';
import { describedTopic } from './current-assignment.ts';
import { inTurn, replicaName, type Whereabouts, whereabouts } from './directory-moves.ts';
import { liftThrottles } from './lift-throttles.ts';
import type { ReassignOptions } from './reassign-options.ts';
import { type DirectoryMove, inOrder, nameOf, parseReassignments, type Target } from './reassignment-file.ts';

interface TargetState extends Target {
  /** Null where there is no such partition. */
  readonly currentReplicas: readonly number[] | null;
  readonly isDone: boolean;
}

/** Shows how far moves are; when all are done, throttles are lifted. Resolves with 1 where a partition is not there. */
export async function verify(admin: Admin, given: ReassignOptions, context: ToolContext): Promise<number> {
  const { output, signal } = context;
  const { targets, moves } = parseReassignments(readText(context, given.need('reassignment-json-file')));
  const ongoing = await admin.listPartitionReassignments(null, { signal });
  const replicasNow = new Map(ongoing.map((one) => [nameOf(one), one.replicas]));
  const idle = await idleReplicas(
    admin,
    targets.filter((one) => !replicasNow.has(nameOf(one))),
    signal,
  );
  const states = inOrder(targets).map((target): TargetState => {
    const moving = replicasNow.get(nameOf(target));
    return {
      ...target,
      currentReplicas: moving ?? idle.get(nameOf(target)) ?? null,
      isDone: moving === undefined,
    };
  });
  const order = inTurn(moves);
  const places = await whereabouts(admin, order, signal);
  const isMoving = order.some((_, at) => !isSettled(places[at]));
  if (wantsJson(given)) {
    const directories = order.map((move, at) => ({ ...move, ...places[at] }));
    printJson(output, { partitions: states, directories });
  } else {
    printLine(output, 'Status of partition reassignment:');
    for (const state of states) printLine(output, targetText(state));
    for (const [at, move] of order.entries()) printLine(output, moveText(move, places[at]));
    if (order.length === 0) printLine(output);
  }
  if (ongoing.length === 0 && !isMoving && !given.has('preserve-throttles'))
    await liftThrottles(admin, targets, wantsJson(given) ? { ...context, output: context.errors } : context);
  return states.every(({ currentReplicas }) => currentReplicas !== null) ? 0 : 1;
}

/** Replicas of partitions that are not moving; none of those that are not there. */
async function idleReplicas(
  admin: Admin,
  targets: readonly Target[],
  signal: AbortSignal,
): Promise<Map<string, readonly number[]>> {
  const topics = [...new Set(targets.map(({ topic }) => topic))];
  const found = await Promise.all(topics.map((topic) => describedTopic(admin, topic, signal)));
  return new Map(found.flatMap((some) => some ?? []).map((one) => [nameOf(one), one.replicas]));
}

function targetText({ isDone, replicas, currentReplicas, ...partition }: TargetState): string {
  const name = nameOf(partition);
  if (currentReplicas === null) return `There is no partition ${name}: correct the topic or its number.`;
  if (!isDone) return `Reassignment of partition ${name} is still in progress.`;
  if (currentReplicas.join() === replicas.join()) return `Reassignment of partition ${name} is completed.`;
  const [now, wanted] = [currentReplicas.join(','), replicas.join(',')];
  return `There is no active reassignment of partition ${name}, but replica set is ${now} rather than ${wanted}.`;
}

function isSettled(place: Whereabouts | undefined): boolean {
  return place?.current !== undefined && place.future === undefined;
}

function moveText(move: DirectoryMove, place: Whereabouts | undefined): string {
  const { brokerId, path } = move;
  const partition = `Partition ${nameOf(move)}`;
  if (place?.current === undefined)
    return (
      `${partition} is not found in any live log dir on broker ${brokerId}. ` +
      'There is likely an offline log directory on the broker.'
    );
  if (place.future === path) return `Reassignment of replica ${replicaName(move)} is still in progress.`;
  if (place.future !== undefined)
    return `${partition} on broker ${brokerId} is being moved to log dir ${place.future} instead of ${path}.`;
  if (place.current === path) return `Reassignment of replica ${replicaName(move)} completed successfully.`;
  return `${partition} on broker ${brokerId} is not being moved from log dir ${place.current} to ${path}.`;
}
