import type { Admin } from '@kavka/client';
import { printLine, readText, type ToolContext } from '../../shell/index.ts';
import { startDirectoryMoves, whereabouts } from './directory-moves.ts';
import { liftThrottles } from './lift-throttles.ts';
import { moveRefusals, tellRefusals } from './move-refusals.ts';
import type { ReassignOptions } from './reassign-options.ts';
import { type DirectoryMove, inOrder, nameOf, parseReassignments } from './reassignment-file.ts';

/** Ends moves that are under way: partitions and replicas stay where they were. */
export async function cancel(admin: Admin, given: ReassignOptions, context: ToolContext): Promise<number> {
  const { output, signal } = context;
  const { targets, moves } = parseReassignments(readText(context, given.need('reassignment-json-file')));
  const ongoing = targets.length === 0 ? [] : await admin.listPartitionReassignments(targets, { signal });
  const moving = ongoing.filter(
    ({ addingReplicas, removingReplicas }) => addingReplicas.length + removingReplicas.length > 0,
  );
  if (moving.length === 0) printLine(output, 'None of the specified partition reassignments are active.');
  else {
    const ends = moving.map(({ topic, partition }) => ({ topic, partition, replicas: null }));
    const refused = await moveRefusals(admin.alterPartitionReassignments(ends, { signal }));
    const plural = refused.size === 1 ? '' : 's';
    if (refused.size > 0)
      return tellRefusals(`Error cancelling partition reassignment${plural} for:`, refused, context);
    const names = inOrder(moving).map(nameOf).join(',');
    printLine(
      output,
      `Successfully cancelled partition reassignment${moving.length === 1 ? '' : 's'} for: ${names}`,
    );
  }
  const places = await whereabouts(admin, moves, signal);
  const back = moves.flatMap((move, at): DirectoryMove[] => {
    const { current, future } = places[at] ?? {};
    return current === undefined || future === undefined ? [] : [{ ...move, path: current }];
  });
  if (back.length === 0) printLine(output, 'None of the specified partition moves are active.');
  else await startDirectoryMoves(admin, back, Number(given.need('timeout')), context);
  if (!given.has('preserve-throttles')) await liftThrottles(admin, targets, context);
  return 0;
}
