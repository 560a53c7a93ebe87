import type { LogFields } from '@kavka/base';
import type { LogEvent, LogLevel } from './log-event.ts';

/** Errors that lead to errors can form a long chain, or a circle. */
const MAX_CAUSES = 5;

const RESET = '\u001b[0m';
const DIM = '\u001b[2m';
const COLOURS: Readonly<Record<LogLevel, string>> = {
  debug: DIM,
  info: '\u001b[32m',
  warn: '\u001b[33m',
  error: '\u001b[31m',
};

/** `2026-11-21 08:12:54.600 INFO  Log loaded topic=orders partition=0`, in UTC; below it the stack of an error that is a bug. */
export function formatText({ timeMs, level, message, fields, cause }: LogEvent, isColoured: boolean): string {
  const time = new Date(timeMs).toISOString().replace('T', ' ').slice(0, -1);
  const name = level.toUpperCase().padEnd(5);
  const rest = `${textOfFields(fields)}${textOfCause(cause)}`;
  const text = printable(message);
  if (!isColoured) return `${time} ${name} ${text}${rest}`;
  return `${DIM}${time}${RESET} ${COLOURS[level]}${name}${RESET} ${text}${DIM}${rest}${RESET}`;
}

/** One object with `time`, `level`, `message`, the fields, and `error` where something was thrown. */
export function formatJson({ timeMs, level, message, fields, cause }: LogEvent): string {
  const time = new Date(timeMs).toISOString();
  const error = cause === undefined ? {} : { error: describe(cause, MAX_CAUSES) };
  return JSON.stringify({ ...fields, time, level, message, ...error }, (_, value) => {
    if (typeof value !== 'bigint') return value;
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  });
}

function textOfFields(fields: LogFields): string {
  let text = '';
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) text += ` ${name}=${typeof value === 'string' ? quoted(value) : String(value)}`;
  }
  return text;
}

/** What came from outside must not look like another field, or another line. */
function quoted(value: string): string {
  return /^[\w.,:;/@+*()[\]{}<>~!?#$%^&|'-]+$/.test(value) ? value : printable(JSON.stringify(value));
}

function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => {
    if (character === '\n') return '\\n';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function textOfCause(cause: unknown): string {
  if (cause === undefined) return '';
  const messages: string[] = [];
  for (let error: unknown = cause; error !== undefined && messages.length < MAX_CAUSES; ) {
    messages.push(printable(error instanceof Error ? `${error.name}: ${error.message}` : String(error)));
    error = error instanceof Error ? error.cause : undefined;
  }
  const stack = isOurs(cause)
    ? (cause.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
    : [];
  return [`: ${messages.join('; caused by ')}`, ...stack].join('\n');
}

/** An error with a code was reported by the system, and its message says all. Others are mistakes of ours: their place matters. */
function isOurs(error: unknown): error is Error {
  return error instanceof Error && !('code' in error && typeof error.code === 'string');
}

interface ErrorDescription {
  readonly name?: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

function describe(error: unknown, depth: number): ErrorDescription {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(cause === undefined || depth <= 1 ? {} : { cause: describe(cause, depth - 1) }),
  };
}
