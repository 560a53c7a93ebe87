import { medianOf } from '../results.ts';
import type { Outcome, Role } from './load.ts';

/** Where a value belongs: the row of its table. */
export interface Row {
  readonly role: Role;
  readonly size: number;
  readonly competitor: string;
  readonly mode: string;
}

export interface Medians extends Outcome {
  readonly rounds: number;
}

/** What the others are compared with. */
const BASELINE = 'librdkafka (C)';

/** Collects outcomes by row, and gives their medians as tables with ratios to the C tool. */
export class Comparison {
  readonly #rows = new Map<string, { readonly row: Row; readonly outcomes: Outcome[] }>();

  add(row: Row, outcome: Outcome): void {
    const key = JSON.stringify(row);
    const known = this.#rows.get(key);
    if (known === undefined) this.#rows.set(key, { row, outcomes: [outcome] });
    else known.outcomes.push(outcome);
  }

  rows(): { readonly row: Row; readonly medians: Medians; readonly outcomes: readonly Outcome[] }[] {
    return [...this.#rows.values()].map(({ row, outcomes }) => ({
      row,
      medians: mediansOf(outcomes),
      outcomes,
    }));
  }

  /** One Markdown table for each role and size. */
  markdown(): string {
    const groups = Map.groupBy(this.rows(), ({ row }) => `${row.role} ${row.size} B`);
    return [...groups].map(([title, rows]) => `### ${title}\n\n${tableOf(rows)}`).join('\n\n');
  }
}

function mediansOf(outcomes: readonly Outcome[]): Medians {
  const median = (pick: (outcome: Outcome) => number): number => medianOf(outcomes.map(pick));
  return {
    rounds: outcomes.length,
    messagesPerSecond: median(({ messagesPerSecond }) => messagesPerSecond),
    cpuMicrosPerMessage: median(({ cpuMicrosPerMessage }) => cpuMicrosPerMessage),
    peakMegabytes: median(({ peakMegabytes }) => peakMegabytes),
    brokerMicrosPerMessage: median(({ brokerMicrosPerMessage = Number.NaN }) => brokerMicrosPerMessage),
    ...(outcomes[0]?.p99Ms !== undefined && { p99Ms: median(({ p99Ms }) => p99Ms ?? Number.NaN) }),
  };
}

function tableOf(rows: ReturnType<Comparison['rows']>): string {
  const baseline = rows.find(({ row }) => row.competitor === BASELINE)?.medians;
  const isLatency = rows[0]?.row.role === 'latency';
  const speed = isLatency ? 'p99, ms' : 'messages/s';
  const head = [
    'client',
    'mode',
    speed,
    'ratio to C',
    'CPU per message, us',
    'ratio to C',
    'peak memory, MB',
    "broker's CPU per message, us",
  ];
  const pick = ({ p99Ms = Number.NaN, messagesPerSecond }: Medians): number =>
    isLatency ? p99Ms : messagesPerSecond;
  const body = rows.map(({ row: { competitor, mode }, medians }) => [
    competitor,
    mode,
    isLatency ? pick(medians).toFixed(2) : Math.round(pick(medians)).toLocaleString('en'),
    ratio(pick(medians), baseline && pick(baseline)),
    medians.cpuMicrosPerMessage.toFixed(3),
    ratio(medians.cpuMicrosPerMessage, baseline?.cpuMicrosPerMessage),
    medians.peakMegabytes.toFixed(0),
    shown(medians.brokerMicrosPerMessage),
  ]);
  const line = head.map((_, column) => (column < 2 ? '---' : '---:'));
  return [head, line, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function shown(value = Number.NaN): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3);
}

function ratio(value: number, base: number | undefined): string {
  return base === undefined || base === 0 ? '-' : (value / base).toFixed(2);
}
