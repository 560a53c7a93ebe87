import type { Clock } from '@kavka/base';
import { type OutputStream, printLine } from '../shell/index.ts';

/** What happened, as lines of JSON that test harnesses read. */
export class EventLines {
  readonly #output: OutputStream;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(output: OutputStream, clock: Pick<Clock, 'now'>) {
    this.#output = output;
    this.#clock = clock;
  }

  print(name: string, fields: Readonly<Record<string, unknown>> = {}): void {
    printLine(this.#output, JSON.stringify({ timestamp: this.#clock.now(), name, ...fields }, exact));
  }
}

/** A number that Java knows as a double: with a point even where there is nothing behind it. */
export class JavaDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

function exact(_: string, value: unknown): unknown {
  if (!(value instanceof JavaDouble)) return value;
  return Number.isInteger(value.value) ? JSON.rawJSON(`${value.value}.0`) : value.value;
}

/** Not in the types of TypeScript yet. */
declare global {
  interface JSON {
    rawJSON(text: string): unknown;
  }
}
