import { inspect } from 'node:util';

/** What `node:test` tells of a test file, as far as this reads it. */
export interface TestEvent {
  readonly type: string;
  readonly data?: unknown;
}

interface TestResult {
  readonly name: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: { readonly type?: string; readonly error?: Error };
}

/** Counts the tests of one file, and keeps what a reader needs when some fail. */
export class TestReport {
  readonly #file: string;
  readonly #failures: string[] = [];
  #output = '';
  passed = 0;
  skipped = 0;

  constructor(file: string) {
    this.#file = file;
  }

  get failed(): number {
    return this.#failures.length;
  }

  take({ type, data }: TestEvent): void {
    if (type === 'test:stdout' || type === 'test:stderr')
      this.#output += (data as { message: string }).message;
    if (type === 'test:diagnostic' && (data as { file?: string }).file !== undefined) {
      this.#output += `${(data as { message: string }).message}\n`;
    }
    if (type === 'test:pass') this.#pass(data as TestResult);
    if (type === 'test:fail') this.#fail(data as TestResult);
  }

  /** One line for a file whose tests pass; all that is known of one with failures. */
  lines(durationMs: number): string[] {
    const counts = [`${this.passed} passed`];
    if (this.failed > 0) counts.push(`${this.failed} failed`);
    if (this.skipped > 0) counts.push(`${this.skipped} skipped`);
    const head = `${this.failed === 0 ? '✔' : '✖'} ${this.#file}: ${counts.join(', ')} (${(durationMs / 1000).toFixed(1)} s)`;
    if (this.failed === 0) return [head];
    return [
      head,
      ...this.#failures,
      ...(this.#output === '' ? [] : [indent(`Output:\n${this.#output.trimEnd()}`)]),
    ];
  }

  #pass({ skip, todo, details }: TestResult): void {
    if (details.type === 'suite') return;
    if (isSet(skip) || isSet(todo)) this.skipped++;
    else this.passed++;
  }

  #fail({ name, todo, details }: TestResult): void {
    const { type, error } = details;
    if (isSet(todo)) return;
    // A suite fails when one of its tests does, which has been told already; it may also fail by itself.
    if (type === 'suite' && isFailureOfSubtests(error)) return;
    const cause = error?.cause ?? error;
    this.#failures.push(
      indent(`✖ ${name}\n${indent(cause instanceof Error ? inspect(cause) : String(cause))}`),
    );
  }
}

/** `test.skip(...)` comes as `true`, a reason as its text, which may be empty. */
function isSet(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false;
}

function isFailureOfSubtests(error: Error | undefined): boolean {
  return error !== undefined && 'failureType' in error && error.failureType === 'subtestsFailed';
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
