import type { ServerKind } from '../compat/server/server.ts';

/** One line of the result: what is measured, in which unit, and which way is better. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly better: 'more' | 'less';
  /** What Kavka aims at. */
  readonly target?: string;
}

export interface ResultLine extends Figure {
  readonly median: Partial<Record<ServerKind, number>>;
  /** Every single value, in the order of measuring. */
  readonly values: Partial<Record<ServerKind, readonly number[]>>;
  /** Kavka over Apache Kafka. */
  readonly ratio: number | undefined;
}

/** Collects measured values and gives their medians. */
export class Results {
  readonly #figures = new Map<string, Figure>();
  readonly #values = new Map<string, number[]>();

  add(kind: ServerKind, figure: Figure, value: number): void {
    this.#figures.set(figure.name, figure);
    const key = `${kind} ${figure.name}`;
    const values = this.#values.get(key) ?? [];
    values.push(value);
    this.#values.set(key, values);
  }

  lines(): ResultLine[] {
    return [...this.#figures.values()].map((figure) => this.#line(figure));
  }

  #line(figure: Figure): ResultLine {
    const median: Partial<Record<ServerKind, number>> = {};
    const values: Partial<Record<ServerKind, readonly number[]>> = {};
    for (const kind of ['apache-kafka', 'kavka'] as const) {
      const measured = this.#values.get(`${kind} ${figure.name}`);
      if (!measured) continue;
      values[kind] = measured;
      median[kind] = medianOf(measured);
    }
    const { 'apache-kafka': apache, kavka } = median;
    const ratio = apache === undefined || kavka === undefined ? undefined : kavka / apache;
    return { ...figure, median, values, ratio };
  }
}

export function medianOf(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share of the values lies, between two values where it falls between them. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}

export function markdownTable(lines: readonly ResultLine[]): string {
  const rows = lines.map((line) => [
    `${line.name}, ${line.unit}`,
    shown(line.median['apache-kafka']),
    shown(line.median.kavka),
    line.ratio === undefined ? '-' : line.ratio.toFixed(2),
    line.target ?? '',
  ]);
  const head = ['figure (median)', 'Apache Kafka 4.3.1', 'Kavka', 'Kavka / Apache', 'target'];
  return [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function shown(value: number | undefined): string {
  if (value === undefined) return '-';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
