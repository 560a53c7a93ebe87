import { type OutputStream, printLine } from './streams.ts';

/** What is shown in the place of nothing. */
const NOTHING = '-';

export type Cell = string | number | bigint | boolean | null | undefined;

export interface Table {
  /** As they stand in the first line: `CURRENT-OFFSET`. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * A table as Kafka's tools for groups print it: cells on the left, each column as wide as its widest cell and at least as `minWidths`
 * says, one blank between. `isRagged`: nothing stands behind the last cell of a row.
 */
export function printTable(
  output: OutputStream,
  { columns, rows }: Table,
  minWidths: readonly number[] = [],
  isRagged = false,
): void {
  const texts = [columns, ...rows.map((row) => row.map(shown))];
  const widths = columns.map((_, at) =>
    Math.max(minWidths[at] ?? 0, ...texts.map((row) => row[at]?.length ?? 0)),
  );
  for (const row of texts) {
    const line = padded(row, widths).join(' ');
    printLine(output, isRagged ? line.slice(0, line.length - lastPadding(row, widths)) : line);
  }
}

/** As `ToolsUtils.prettyPrintTable` of the original: each cell padded to its column, with a tab behind it. */
export function printTabbedTable(output: OutputStream, { columns, rows }: Table): void {
  const texts = [columns, ...rows.map((row) => row.map(shown))];
  const widths = columns.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  for (const row of texts)
    printLine(
      output,
      padded(row, widths)
        .map((cell) => `${cell}\t`)
        .join(''),
    );
}

/** The rows as JSON objects, keys in camel case: `currentOffset`. Big integers are numbers where those are exact. */
export function tableObjects({ columns, rows }: Table): Record<string, unknown>[] {
  const keys = columns.map(camelCase);
  return rows.map((row) => Object.fromEntries(keys.map((key, at) => [key, row[at] ?? null])));
}

function lastPadding(row: readonly string[], widths: readonly number[]): number {
  return Math.max((widths.at(-1) ?? 0) - (row.at(-1)?.length ?? 0), 0);
}

function padded(row: readonly string[], widths: readonly number[]): string[] {
  return row.map((cell, at) => cell.padEnd(widths[at] ?? 0));
}

function shown(cell: Cell): string {
  return cell === null || cell === undefined ? NOTHING : String(cell);
}

/** Of `CURRENT-OFFSET` and of `CurrentOffset`. */
function camelCase(column: string): string {
  const isShouted = column === column.toUpperCase();
  const name = isShouted ? column.toLowerCase() : `${column.charAt(0).toLowerCase()}${column.slice(1)}`;
  return name
    .replace(/[^a-zA-Z0-9]+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/[^a-zA-Z0-9]/g, '');
}
