import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * What was typed behind a program's name. `--help` prints the comment at the program's head, which tells its usage; what it does not know
 * ends it with one line.
 */
export function programOptions<const Config extends ParseArgsConfig>(
  program: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  if (process.argv.includes('--help')) {
    console.log(headComment(readFileSync(program, 'utf8')));
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** The number of an option; ends the program where it is none, or less than `least`. */
export function numberOption(name: string, text: string, least = 0): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= least) return number;
  return refuse(`--${name} is a number from ${least} on, not ${JSON.stringify(text)}.`);
}

export function refuse(what: string): never {
  console.error(`${what} --help tells what can be typed.`);
  process.exit(2);
}

/** The text of the comment that a source begins with, whichever way it is written. */
export function headComment(source: string): string {
  const block = /^\/\*\*\n(.*?)\n? \*\//s.exec(source);
  const lines = block === null ? (/^(\/\/.*\n)+/.exec(source)?.[0] ?? '').trimEnd() : block[1]!;
  return lines.replaceAll(/^(\/\/| \*) ?/gm, '');
}

/** The names of an option, separated by commas; ends the program where one is not `known`. */
export function namesOption<const Name extends string>(
  name: string,
  text: string,
  known: readonly Name[],
): Name[] {
  return text.split(',').map((each) => {
    if ((known as readonly string[]).includes(each)) return each as Name;
    return refuse(`--${name} knows ${known.join(', ')}, not ${JSON.stringify(each)}.`);
  });
}
