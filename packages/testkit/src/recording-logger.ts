import type { LogFields, Logger } from '@kavka/base';

export interface RecordedLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: LogFields;
  readonly cause?: unknown;
}

/** Keeps what is logged, for tests that look at it. Loggers made by `with` write to the same list. */
export class RecordingLogger implements Logger {
  readonly lines: RecordedLine[];
  readonly #fields: LogFields;

  constructor(lines: RecordedLine[] = [], fields: LogFields = {}) {
    this.lines = lines;
    this.#fields = fields;
  }

  debug(message: string, fields?: LogFields): void {
    this.#add('debug', message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.#add('info', message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.#add('warn', message, fields);
  }

  error(message: string, fields?: LogFields, cause?: unknown): void {
    this.#add('error', message, fields, cause);
  }

  with(fields: LogFields): Logger {
    return new RecordingLogger(this.lines, { ...this.#fields, ...fields });
  }

  #add(level: RecordedLine['level'], message: string, fields: LogFields = {}, cause?: unknown): void {
    this.lines.push({
      level,
      message,
      fields: { ...this.#fields, ...fields },
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
