import { nearestName } from '@kavka/config';
import { isToolName, TOOLS, type ToolName } from './catalogue.ts';
import { runTool, type World } from './shell/run-tool.ts';
import { printLine } from './shell/streams.ts';
import { styleFor } from './shell/style.ts';

const PREFIX = 'kafka-';
/** Of old documentation: `kafka-run-class kafka.tools.GetOffsetShell --broker-list ...`. */
const RUN_CLASS = 'run-class';

/** `kavka WORD ...`: the tool of this name, with or without `kafka-` in front. Returns the exit code. */
export async function runUmbrella(words: readonly string[], world: World): Promise<number> {
  const [first, ...rest] = words;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    world.output.write(overview(world));
    return 0;
  }
  if (first === 'completion') return printCompletion(rest[0], world);
  if (first === RUN_CLASS) return runClass(rest, world);
  const name = toolNamed(first);
  if (name !== undefined) return runTool(await TOOLS[name].load(), rest, world);
  const nearest = nearestName(first, [...Object.keys(TOOLS).map(shortName), 'start', 'completion']);
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  printLine(world.errors, `kavka: unknown command "${first}"${hint} (see kavka --help)`);
  return 1;
}

async function runClass([className = '', ...words]: readonly string[], world: World): Promise<number> {
  const { toolOfClass } = await import('./tool-classes.ts');
  const name = toolOfClass(className);
  if (name !== undefined) return runTool(await TOOLS[name].load(), words, world);
  printLine(
    world.errors,
    `kavka: there are no Java classes here, and no tool for "${className}" (see kavka --help)`,
  );
  return 1;
}

async function printCompletion(shell: string | undefined, { output, errors }: World): Promise<number> {
  const { completionFor, SHELL_NAMES } = await import('./completion/index.ts');
  const script = await completionFor(shell);
  if (script === undefined) {
    printLine(errors, `kavka completion: name a shell, one of ${SHELL_NAMES.join(', ')}`);
    return 1;
  }
  output.write(script);
  await output.drained();
  return 0;
}

function toolNamed(word: string): ToolName | undefined {
  const name = word.replace(/\.sh$/, '');
  return [name, `${PREFIX}${name}`].find(isToolName);
}

function shortName(name: string): string {
  return name.slice(PREFIX.length);
}

function overview({ output, environment }: World): string {
  const style = styleFor(output, environment);
  const commands: [name: string, summary: string][] = [
    ['start', 'Starts a node: kavka start [server.properties] [--override key=value ...]'],
    ...Object.entries(TOOLS).map(([name, { summary }]): [string, string] => [shortName(name), summary]),
    ['completion', 'Prints the completion of the shell: kavka completion bash|zsh|fish'],
  ];
  const width = Math.max(...commands.map(([name]) => name.length));
  return [
    `${style.bold('Usage:')} kavka COMMAND [options]`,
    'An Apache Kafka platform in one program, and its tools. Each is also there under its own name, such as kafka-topics.',
    '',
    style.bold('Commands'),
    ...commands.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'kavka COMMAND --help says more of each.',
    '',
  ].join('\n');
}
