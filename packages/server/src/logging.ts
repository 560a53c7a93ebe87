import type { Clock, LogFields, Logger } from '@kavka/base';
import { LOG_LEVELS, type LogEvent, type LogLevel } from './log-event.ts';
import { formatJson, formatText } from './log-format.ts';

export { LOG_LEVELS, type LogLevel } from './log-event.ts';

export interface LoggingOptions {
  /** `text`: a line for people; `json`: an object per line for programs. */
  readonly format: 'text' | 'json';
  /** Colours the text. */
  readonly isColoured?: boolean;
  /** Lines of lower levels are not written. */
  readonly level: LogLevel;
  readonly clock: Pick<Clock, 'now'>;
  /** Takes whole lines with their line feed. */
  readonly write: (lines: string) => void;
}

export function createLogger(options: LoggingOptions): Logger {
  const { clock, write, level, isColoured = false } = options;
  const format = options.format === 'json' ? formatJson : (event: LogEvent) => formatText(event, isColoured);
  const lowest = LOG_LEVELS.indexOf(level);
  return new FieldLogger({}, (event) => {
    if (LOG_LEVELS.indexOf(event.level) >= lowest) write(`${format({ ...event, timeMs: clock.now() })}\n`);
  });
}

type Emit = (event: Omit<LogEvent, 'timeMs'>) => void;

/** Of these there is one a partition: fields are all that it holds. */
class FieldLogger implements Logger {
  readonly #fields: LogFields;
  readonly #emit: Emit;

  constructor(fields: LogFields, emit: Emit) {
    this.#fields = fields;
    this.#emit = emit;
  }

  debug(message: string, more?: LogFields): void {
    this.#log('debug', message, more);
  }

  info(message: string, more?: LogFields): void {
    this.#log('info', message, more);
  }

  warn(message: string, more?: LogFields): void {
    this.#log('warn', message, more);
  }

  error(message: string, more?: LogFields, cause?: unknown): void {
    this.#emit({ level: 'error', message, fields: { ...this.#fields, ...more }, cause });
  }

  with(more: LogFields): Logger {
    return new FieldLogger({ ...this.#fields, ...more }, this.#emit);
  }

  #log(level: LogLevel, message: string, more: LogFields | undefined): void {
    this.#emit({ level, message, fields: { ...this.#fields, ...more } });
  }
}
