import type { Admin } from '@kavka/client';
import { printJson, printLine, type ToolContext, wantsJson } from '../../shell/index.ts';
import type { ReassignOptions } from './reassign-options.ts';
import { inOrder, nameOf } from './reassignment-file.ts';

/** Shows all moves between brokers that are under way. */
export async function listMoves(
  admin: Admin,
  given: ReassignOptions,
  { output, signal }: ToolContext,
): Promise<void> {
  const moves = inOrder(await admin.listPartitionReassignments(null, { signal }));
  if (wantsJson(given)) printJson(output, moves);
  else if (moves.length === 0) printLine(output, 'No partition reassignments found.');
  else {
    printLine(output, 'Current partition reassignments:');
    for (const { addingReplicas, removingReplicas, replicas, ...partition } of moves) {
      const adding = part('adding', addingReplicas);
      printLine(
        output,
        `${nameOf(partition)}: replicas: ${replicas.join(',')}.${adding}${part('removing', removingReplicas)}`,
      );
    }
  }
}

function part(what: string, brokerIds: readonly number[]): string {
  return brokerIds.length === 0 ? '' : ` ${what}: ${brokerIds.join(',')}.`;
}
