import type { Admin } from '@kavka/client';
import type { Partition } from '../offsets/new-offsets.ts';
import { printLine, printTable, type ToolContext, ToolError } from '../shell/index.ts';
import { isOfGroup, refusals, refusalText } from './group-errors.ts';

/** Deletes offsets of one group; exit code 1 where one could not be. */
export async function deleteOffsets(
  admin: Admin,
  groupId: string,
  partitions: readonly Partition[],
  { output, signal }: ToolContext,
): Promise<number> {
  const statuses = await Promise.all(
    partitions.map(async (one) => {
      try {
        await admin.deleteGroupOffsets(groupId, [one], { signal });
        return { ...one, error: undefined };
      } catch (error) {
        return { ...one, error: refusals(error)[0] };
      }
    }),
  );
  const [first] = statuses.flatMap(({ error }) => (error === undefined ? [] : [error]));
  if (first === undefined) printLine(output, `Request succeeded for deleting offsets from group ${groupId}.`);
  else if (isOfGroup(first)) throw new ToolError(refusalText(first));
  else printLine(output, '\nError: Encountered some partition-level error, see the follow-up details.');
  printLine(output);
  const rows = statuses
    .toSorted((a, b) => (`${a.topic}${a.partition}` < `${b.topic}${b.partition}` ? -1 : 1))
    .map(({ topic, partition, error }) => [
      topic,
      partition,
      error === undefined ? 'Successful' : `Error: ${refusalText(error)}`,
    ]);
  printTable(output, { columns: ['TOPIC', 'PARTITION', 'STATUS'], rows }, [15, 10, 15]);
  return first === undefined ? 0 : 1;
}
