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
  return loggerWith({}, (event) => {
    if (LOG_LEVELS.indexOf(event.level) >= lowest) write(`${format({ ...event, timeMs: clock.now() })}\n`);
  });
}

type Emit = (event: Omit<LogEvent, 'timeMs'>) => void;

function loggerWith(fields: LogFields, emit: Emit): Logger {
  const log =
    (level: LogLevel) =>
    (message: string, more?: LogFields): void =>
      emit({ level, message, fields: { ...fields, ...more } });
  return {
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: (message, more, cause) => emit({ level: 'error', message, fields: { ...fields, ...more }, cause }),
    with: (more) => loggerWith({ ...fields, ...more }, emit),
  };
}
