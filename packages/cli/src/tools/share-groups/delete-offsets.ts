import type { Admin, KafkaError } from '@kavka/client';
import { isOfGroup, refusals, refusalText } from '../../groups/group-errors.ts';
import { printLine, printTable, type ToolContext } from '../../shell/index.ts';

const MIN_WIDTHS = [15];

/** Has one group forget topics; exit code 1 where it did not forget one of them. */
export async function deleteOffsets(
  admin: Admin,
  groupId: string,
  topics: readonly string[],
  { output, signal }: ToolContext,
): Promise<number> {
  const failed = new Map<string, KafkaError>();
  const names = [...new Set(topics)].sort();
  for (const topic of names)
    await admin.deleteShareGroupOffsets(groupId, [topic], { signal }).catch((error: unknown) => {
      for (const one of refusals(error)) failed.set(topic, one);
    });
  const ofGroup = [...failed.values()].find(isOfGroup);
  if (ofGroup !== undefined) printLine(output, `\nError: ${refusalText(ofGroup)}`);
  printLine(output);
  const rows = names.map((topic) => {
    const error = failed.get(topic);
    return [topic, error === undefined ? 'Successful' : `Error: ${refusalText(error)}`];
  });
  printTable(output, { columns: ['TOPIC', 'STATUS'], rows }, MIN_WIDTHS, true);
  return failed.size === 0 ? 0 : 1;
}
