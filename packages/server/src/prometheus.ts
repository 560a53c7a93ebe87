import { assert, type Counter, type Gauge, type Histogram, type Labels, type Metrics } from '@kavka/base';

type Kind = 'counter' | 'gauge' | 'histogram';

/** All series of one name, by the text of their labels. */
interface Family {
  readonly kind: Kind;
  readonly help: string;
  readonly series: Map<string, Series>;
}

/** Writes its samples; `labels` is the inside of the braces. */
interface Series {
  write(name: string, labels: string): string;
}

/** The type of Prometheus's text format that `render` returns. */
export const PROMETHEUS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Figures in memory, written in Prometheus's text format when they are asked for. An instrument is a number in an object: counting costs an
 * addition, and labels cost something only when an instrument is made. Asking again for the same name and labels gives the same one.
 */
export class PrometheusMetrics implements Metrics {
  readonly #families = new Map<string, Family>();

  counter(name: string, help: string, labels: Labels = {}): Counter {
    return this.#series('counter', name, help, labels, () => new NumberSeries());
  }

  gauge(name: string, help: string, labels: Labels = {}): Gauge {
    return this.#series('gauge', name, help, labels, () => new NumberSeries());
  }

  /** A name that ends in `_total` is a counter that is kept elsewhere. */
  observed(name: string, help: string, read: () => number, labels: Labels = {}): void {
    const kind = name.endsWith('_total') ? 'counter' : 'gauge';
    this.remove(name, labels);
    this.#series(kind, name, help, labels, () => new ObservedSeries(read));
  }

  histogram(name: string, help: string, buckets: readonly number[], labels: Labels = {}): Histogram {
    return this.#series('histogram', name, help, labels, () => new HistogramSeries(buckets));
  }

  remove(name: string, labels: Labels): void {
    const family = this.#families.get(name);
    family?.series.delete(textOf(labels));
    if (family?.series.size === 0) this.#families.delete(name);
  }

  render(): string {
    let text = '';
    for (const [name, { kind, help, series }] of this.#families) {
      text += `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${kind}\n`;
      for (const [labels, one] of series) text += one.write(name, labels);
    }
    return text;
  }

  #series<One extends Series>(kind: Kind, name: string, help: string, labels: Labels, make: () => One): One {
    let family = this.#families.get(name);
    if (family === undefined) {
      assert(/^[a-z_][a-z0-9_]*$/.test(name), `not a name of a metric: "${name}"`);
      family = { kind, help, series: new Map() };
      this.#families.set(name, family);
    }
    assert(family.kind === kind, `the metric ${name} is a ${family.kind}, not a ${kind}`);
    const key = textOf(labels);
    const known = family.series.get(key);
    // The kind decides the class, so a series that is there is what `make` would make.
    if (known !== undefined) return known as One;
    const made = make();
    family.series.set(key, made);
    return made;
  }
}

class NumberSeries implements Series, Counter, Gauge {
  #value = 0;

  add(amount: number): void {
    this.#value += amount;
  }

  set(value: number): void {
    this.#value = value;
  }

  write(name: string, labels: string): string {
    return sample(name, labels, this.#value);
  }
}

class ObservedSeries implements Series {
  readonly #read: () => number;

  constructor(read: () => number) {
    this.#read = read;
  }

  write(name: string, labels: string): string {
    return sample(name, labels, this.#read());
  }
}

class HistogramSeries implements Series, Histogram {
  readonly #bounds: readonly number[];
  /** How many values fell between a bound and the one below it; the last is for those above all. */
  readonly #counts: number[];
  #sum = 0;

  constructor(buckets: readonly number[]) {
    this.#bounds = [...buckets].sort((one, other) => one - other);
    this.#counts = Array.from({ length: buckets.length + 1 }, () => 0);
  }

  observe(value: number): void {
    let bucket = 0;
    while (bucket < this.#bounds.length && value > (this.#bounds[bucket] ?? 0)) bucket++;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#sum += value;
  }

  write(name: string, labels: string): string {
    const separator = labels === '' ? '' : ',';
    let text = '';
    let count = 0;
    for (const [bucket, inBucket] of this.#counts.entries()) {
      count += inBucket;
      const bound = this.#bounds[bucket] ?? '+Inf';
      text += sample(`${name}_bucket`, `${labels}${separator}le="${bound}"`, count);
    }
    return text + sample(`${name}_sum`, labels, this.#sum) + sample(`${name}_count`, labels, count);
  }
}

function sample(name: string, labels: string, value: number): string {
  const text = Number.isFinite(value)
    ? String(value)
    : Number.isNaN(value)
      ? 'NaN'
      : value > 0
        ? '+Inf'
        : '-Inf';
  return labels === '' ? `${name} ${text}\n` : `${name}{${labels}} ${text}\n`;
}

/** The same labels in another order are the same labels. */
function textOf(labels: Labels): string {
  return Object.entries(labels)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',');
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
