import type { OutputStream } from './streams.ts';

/** Text in colours, or as it is. */
export interface Style {
  bold(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  dim(text: string): string;
}

const PLAIN: Style = {
  bold: (text) => text,
  red: (text) => text,
  yellow: (text) => text,
  dim: (text) => text,
};

const COLOURED: Style = {
  bold: (text) => `\x1b[1m${text}\x1b[22m`,
  red: (text) => `\x1b[31m${text}\x1b[39m`,
  yellow: (text) => `\x1b[33m${text}\x1b[39m`,
  dim: (text) => `\x1b[2m${text}\x1b[22m`,
};

/** Colours on a terminal, unless `NO_COLOR` says no (https://no-color.org). */
export function styleFor(
  output: OutputStream,
  environment: Readonly<Record<string, string | undefined>>,
): Style {
  const isRefused = (environment.NO_COLOR ?? '') !== '' || environment.TERM === 'dumb';
  return output.isTerminal && !isRefused ? COLOURED : PLAIN;
}
