import { type ConfigProblem, invalidConfig, invalidRequest } from './config-problem.ts';
import { unknownName } from './nearest-name.ts';

/** The levels that a broker's logger may have, as Kafka names them. */
export const LOG_LEVELS: readonly string[] = ['DEBUG', 'ERROR', 'FATAL', 'INFO', 'TRACE', 'WARN'];

export const ROOT_LOGGER = 'root';

export type LoggerOperation = 'set' | 'delete' | 'append' | 'subtract';

/** Whether a broker's logger may be changed so; `level` counts for `set` alone. */
export function validateLoggerChange(
  operation: LoggerOperation,
  logger: string,
  level: string,
  loggers: Iterable<string>,
): ConfigProblem | undefined {
  if (operation === 'append' || operation === 'subtract') {
    return invalidRequest(`A log level is no list: ${operation} is not for loggers`);
  }
  const names = new Set(loggers);
  if (!names.has(logger)) return invalidConfig(unknownName('logger', logger, names));
  if (operation === 'delete') {
    return logger === ROOT_LOGGER ? invalidRequest('The root logger must keep a level') : undefined;
  }
  if (LOG_LEVELS.includes(level)) return undefined;
  return invalidConfig(
    `Invalid value "${level}" for logger ${logger}: expected one of ${LOG_LEVELS.join(', ')}`,
  );
}
