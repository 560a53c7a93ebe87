import { delay } from '@kavka/base';
import type { ToolClients } from './clients.ts';
import type { Given } from './given.ts';
import { helpOf } from './help.ts';
import { Interrupted } from './interrupted.ts';
import type { Options } from './options.ts';
import { parseOptions } from './parse-options.ts';
import { withoutZooKeeper } from './retired-options.ts';
import { printLine } from './streams.ts';
import { styleFor } from './style.ts';
import { type Command, type CommandTool, hasCommands, type Tool } from './tool.ts';
import type { ToolContext } from './tool-context.ts';
import { ToolError, UsageError } from './tool-error.ts';
import { KAFKA_VERSION } from './version.ts';

const OUR_FAULT = 70;
const CLOSE_LIMIT_MS = 5000;
const HELP = new Set(['--help', '-h', '-help']);

export type World = Omit<ToolContext, 'clients'>;

/** Runs a tool with what was typed behind its name. Never fails: says what went wrong, and returns the exit code. */
export async function runTool(tool: Tool, words: readonly string[], world: World): Promise<number> {
  const { ToolClients } = await import('./clients.ts');
  const clients: ToolClients = new ToolClients(world, (line) =>
    printLine(world.errors, styleFor(world.errors, world.environment).yellow(line)),
  );
  try {
    const exitCode = await started(tool, words, { ...world, clients });
    await world.output.drained();
    return exitCode;
  } catch (error) {
    return await failed(tool, error, world);
  } finally {
    await closed(clients, world);
  }
}

/** What still waits for a broker must not keep somebody waiting who has pressed Ctrl-C. */
async function closed(clients: ToolClients, { signal, clock }: World): Promise<void> {
  const closing = clients[Symbol.asyncDispose]();
  if (!signal.aborted) await closing;
  else await Promise.race([closing, delay(clock, CLOSE_LIMIT_MS)]);
}

async function started(tool: Tool, words: readonly string[], context: ToolContext): Promise<number> {
  const { output, errors, environment } = context;
  const retired = withoutZooKeeper(tool.name, words);
  if (retired !== undefined) throw new ToolError(retired);
  const { command, name, rest } = hasCommands(tool)
    ? chosenCommand(tool, words)
    : { command: tool, name: undefined, rest: words };
  if (words.some((word) => HELP.has(word))) {
    output.write(helpOf(tool, name, output.columns, styleFor(output, environment)));
    return 0;
  }
  if (words.includes('--version')) {
    printLine(output, KAFKA_VERSION);
    return 0;
  }
  if (words.length === 0) {
    errors.write(helpOf(tool, name, errors.columns, styleFor(errors, environment)));
    return 1;
  }
  if (command === undefined) {
    // What is wrong with the options goes before the word that is missing.
    if (hasCommands(tool)) parseOptions(tool.options, rest, { names: tool.names ?? 'exact', positionals: 0 });
    const names = hasCommands(tool) ? Object.keys(tool.commands).join(', ') : '';
    throw new UsageError(`too few arguments: expected one of ${names}`);
  }
  const { given, warnings } = parseOptions(
    { ...(hasCommands(tool) ? tool.options : {}), ...command.options },
    rest,
    { names: tool.names ?? 'exact', positionals: command.positionals?.length ?? 0 },
  );
  for (const warning of warnings) printLine(errors, styleFor(errors, environment).yellow(warning));
  checkRequired(command, given);
  const exitCode = await command.run(given, context);
  return typeof exitCode === 'number' ? exitCode : 0;
}

function checkRequired(command: Command, given: Given): void {
  for (const [name, option] of Object.entries<Options[string]>(command.options))
    if (option.kind === 'value' && option.isRequired === true) given.require(name);
  const missing = command.positionals?.find(
    ({ isRequired }, at) => isRequired === true && given.rest[at] === undefined,
  );
  if (missing !== undefined) throw new UsageError(`Missing required argument "${missing.label}"`);
}

interface Choice {
  readonly command: Command | undefined;
  readonly name: string | undefined;
  /** What was typed, less the name of the command. */
  readonly rest: readonly string[];
}

/** The first word that is neither an option nor the value of one. */
function chosenCommand(tool: CommandTool, words: readonly string[]): Choice {
  let at = 0;
  while (at < words.length && words[at]!.startsWith('-')) {
    const word = words[at]!;
    const option = tool.options[word.replace(/^--?/, '')];
    at += option?.kind === 'value' && !word.includes('=') ? 2 : 1;
  }
  const typed = words[at];
  if (typed === undefined) return { command: undefined, name: undefined, rest: words };
  const names = Object.keys(tool.commands);
  const matching = names.filter((name) => name.startsWith(typed));
  const name = names.includes(typed) ? typed : matching.length === 1 ? matching[0] : undefined;
  if (name === undefined)
    throw new UsageError(`invalid choice: '${typed}' (choose from '${names.join("', '")}')`);
  return { command: tool.commands[name], name, rest: [...words.slice(0, at), ...words.slice(at + 1)] };
}

async function failed(tool: Tool, error: unknown, { errors, environment, signal }: World): Promise<number> {
  if (signal.reason instanceof Interrupted) return signal.reason.exitCode;
  const { reasonOf } = await import('./print-error.ts');
  const style = styleFor(errors, environment);
  const reason = reasonOf(error);
  if (reason === undefined) {
    const stack = error instanceof Error ? error.stack : String(error);
    printLine(errors, style.red(`${tool.name} failed through a fault of its own: ${stack}`));
    return OUR_FAULT;
  }
  const isUsage = error instanceof UsageError;
  const prefix = isUsage ? '' : (tool.errorPrefix ?? '');
  const hint = isUsage ? ` (see ${tool.name} --help)` : '';
  printLine(errors, `${style.red(`${prefix}${reason}`)}${hint}`);
  return error instanceof ToolError ? error.exitCode : 1;
}
