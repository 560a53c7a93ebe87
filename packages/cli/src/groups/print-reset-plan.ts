import type { ResetPlan } from '../offsets/reset-plan.ts';
import { type OutputStream, printJson, printLine, printTable, tableObjects } from '../shell/index.ts';

const MIN_WIDTHS = [15, 15, 10];

/** The new offsets of groups, as a table or as JSON. */
export function printResetPlan(
  output: OutputStream,
  plan: ResetPlan,
  isJson: boolean,
  minWidths: readonly number[] = MIN_WIDTHS,
): void {
  const rows = [...plan].flatMap(([group, offsets]) =>
    offsets.map(({ topic, partition, offset }) => [group, topic, partition, offset]),
  );
  const table = { columns: ['GROUP', 'TOPIC', 'PARTITION', 'NEW-OFFSET'], rows };
  if (isJson) {
    printJson(output, tableObjects(table));
    return;
  }
  printLine(output);
  printTable(output, table, minWidths, true);
}
