export type LogFields = Readonly<Record<string, string | number | bigint | boolean | null | undefined>>;

/** Structured log lines: a fixed message, and what varies as fields. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields & { readonly error?: never }, cause?: unknown): void;
  /** A logger that adds these fields to each line. */
  with(fields: LogFields): Logger;
}

const silent = (): void => {};

/** Says nothing. */
export const SILENT_LOGGER: Logger = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  with: () => SILENT_LOGGER,
};
