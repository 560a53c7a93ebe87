import { ToolError } from '../shell/index.ts';

/** An offset that a group is to have. */
export interface PlannedOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** By groups. */
export type ResetPlan = ReadonlyMap<string, readonly PlannedOffset[]>;

/** CSV with the group in front, or without where there is only one. */
export function planLines(plan: ResetPlan, hasGroups: boolean): string[] {
  return [...plan].flatMap(([group, offsets]) =>
    offsets.map(({ topic, partition, offset }) => {
      const cells = [topic, partition, offset];
      return (hasGroups ? [group, ...cells] : cells).map(cell).join(',');
    }),
  );
}

/** `onlyGroup` stands for the group of lines that name none. @throws ToolError that names the line */
export function parsePlan(path: string, text: string, onlyGroup: string | undefined): ResetPlan {
  const plan = new Map<string, PlannedOffset[]>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const [group, topic, partition, offset] = cells.length === 3 ? [onlyGroup, ...cells] : cells;
    const isWhole = /^\d+$/.test(partition ?? '') && /^-?\d+$/.test(offset ?? '');
    if (group === undefined || topic === undefined || cells.length > 4 || !isWhole)
      throw new ToolError(
        `${path}, line ${index + 1}: "${line}" is not ${onlyGroup === undefined ? 'group,' : '[group,]'}topic,partition,offset`,
      );
    const offsets = plan.get(group) ?? [];
    offsets.push({ topic, partition: Number(partition), offset: Number(offset) });
    plan.set(group, offsets);
  }
  return plan;
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
