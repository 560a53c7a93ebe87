import type { Given } from './given.ts';
import type { Options } from './options.ts';
import type { ToolContext } from './tool-context.ts';

export interface Positional {
  readonly label: string;
  readonly about: string;
  readonly isRequired?: boolean;
}

/** Options and what is done with them. */
export interface Command<O extends Options = Options> {
  readonly summary: string;
  readonly options: O;
  /** Values without a name, in this order. */
  readonly positionals?: readonly Positional[];
  /** What it resolves with is the exit code. */
  run(given: Given<O>, context: ToolContext): Promise<void> | Promise<number>;
}

interface Named {
  /** As it is typed: `kafka-topics`. */
  readonly name: string;
  /**
   * How arguments are read. `exact`: names in full, as JOpt Simple reads them for most of Kafka's tools. `prefix`: beginnings of names will
   * do, as argparse4j reads them.
   */
  readonly names?: 'exact' | 'prefix';
  /** In front of the message of an error: `Error while executing topic command : `. */
  readonly errorPrefix?: string;
  /** A call that works against a node on localhost:9092, for the documentation; CI runs it. */
  readonly example: string;
}

/** A tool that does what its options say. */
export interface SingleTool<O extends Options = Options> extends Command<O>, Named {}

/** A tool with a word that says what to do: `kafka-features describe`. */
export interface CommandTool<O extends Options = Options> extends Named {
  readonly summary: string;
  /** Of all commands. */
  readonly options: O;
  readonly commands: Readonly<Record<string, Command>>;
}

export type Tool = SingleTool | CommandTool;

/** Checks that the types of `run` and `options` fit. */
export function defineTool<const O extends Options>(tool: SingleTool<O>): SingleTool<O> {
  return tool;
}

export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}

export function hasCommands(tool: Tool): tool is CommandTool {
  return 'commands' in tool;
}
