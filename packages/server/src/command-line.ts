/** What was typed, understood. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'start';
      /** A file of Kafka's broker properties. */
      readonly propertiesPath: string | null;
      readonly overrides: ReadonlyMap<string, string>;
    };

/** The user typed something that cannot be done; the message says what to type. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `kavka: an Apache Kafka platform in one program

  kavka start [server.properties] [--override key=value ...]

Starts one node. Without a file it listens on localhost:9092 and keeps its data in ./data.

  server.properties        Kafka's broker configuration; what it leaves out has Kafka's defaults
  --override key=value     sets one property, and wins over the file; may be given many times

  kavka --version          prints the version
  kavka --help             prints this page

Examples
  kavka start
  kavka start --override listeners=PLAINTEXT://localhost:9093 --override log.dirs=/var/lib/kavka
  kavka start config/server.properties

All configuration names: docs/configuration.md`;

/** @throws UsageError where the arguments make no sense. */
export function parseCommandLine(args: readonly string[]): Command {
  const [first, ...rest] = args;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help')
    return { kind: 'help' };
  if (first === '--version' || first === 'version') return { kind: 'version' };
  if (first !== 'start')
    throw new UsageError(`unknown command "${first}" (expected "start"; see kavka --help)`);
  return parseStart(rest);
}

function parseStart(args: readonly string[]): Command {
  let propertiesPath: string | null = null;
  const overrides = new Map<string, string>();
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] as string;
    if (argument === '--help' || argument === '-h') return { kind: 'help' };
    if (argument === '--override' || argument.startsWith('--override=')) {
      const pair = argument === '--override' ? args[++at] : argument.slice('--override='.length);
      const [key, value] = parseOverride(pair);
      overrides.set(key, value);
    } else if (argument.startsWith('-')) {
      throw new UsageError(`unknown option "${argument}" (expected --override key=value; see kavka --help)`);
    } else if (propertiesPath === null) propertiesPath = argument;
    else
      throw new UsageError(`one properties file is expected, but "${argument}" follows "${propertiesPath}"`);
  }
  return { kind: 'start', propertiesPath, overrides };
}

function parseOverride(pair: string | undefined): [key: string, value: string] {
  const separator = pair?.indexOf('=') ?? -1;
  if (pair === undefined || separator <= 0) {
    throw new UsageError(`--override expects key=value, not "${pair ?? ''}"`);
  }
  return [pair.slice(0, separator).trim(), pair.slice(separator + 1).trim()];
}
