import { flag, type Option, type Options, type Valued } from './options.ts';
import type { Style } from './style.ts';
import { hasCommands, type Positional, type Tool } from './tool.ts';

/** Of every tool. */
export const STANDARD_OPTIONS = {
  help: flag('Prints this page.'),
  version: flag('Prints the version of Kafka whose tools these are.'),
} as const;

const MAX_WIDTH = 100;
const MIN_WIDTH = 60;
const MAX_NAME_WIDTH = 34;

/** The help of a tool, or of one of its commands: what it does, its options in the order of the alphabet, an example. */
export function helpOf(tool: Tool, command: string | undefined, columns: number, style: Style): string {
  const width = Math.max(MIN_WIDTH, Math.min(columns, MAX_WIDTH));
  const chosen = hasCommands(tool) && command !== undefined ? tool.commands[command] : undefined;
  const isOpen = hasCommands(tool) && chosen === undefined;
  const positionals = chosen?.positionals ?? (hasCommands(tool) ? [] : tool.positionals) ?? [];
  const words = [
    tool.name,
    ...(chosen === undefined ? [] : [command]),
    ...(isOpen ? ['COMMAND'] : []),
    ...positionals.map(spelled),
    '[options]',
  ];
  const options = { ...tool.options, ...chosen?.options };
  const sections = [
    `${style.bold('Usage:')} ${words.join(' ')}`,
    ...wrapped(chosen?.summary ?? tool.summary, width),
    '',
  ];
  if (isOpen) sections.push(style.bold('Commands'), ...rows(commandRows(tool.commands), width), '');
  if (positionals.length > 0)
    sections.push(style.bold('Values'), ...rows(positionals.map(positionalRow), width), '');
  sections.push(style.bold('Options'), ...rows(optionRows(options), width), '');
  sections.push(style.bold('Example'), `  ${tool.example}`, '');
  return sections.join('\n');
}

type Row = readonly [name: string, about: string];

function positionalRow({ label, about }: Positional): Row {
  return [label, about];
}

function spelled({ label, isRequired = false }: Positional): string {
  return isRequired ? label : `[${label}]`;
}

function commandRows(commands: Readonly<Record<string, { readonly summary: string }>>): Row[] {
  return Object.entries(commands).map(([name, { summary }]) => [name, summary]);
}

export function optionRows(options: Options): Row[] {
  const shown = Object.entries<Option>({ ...options, ...STANDARD_OPTIONS }).filter(
    ([, option]) => option.isHidden !== true,
  );
  return shown
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, option]) => [title(name, option), about(option)]);
}

function title(name: string, option: Option): string {
  const short = (option.aliases ?? []).filter((alias) => alias.length === 1).map((alias) => `-${alias}, `);
  const names = `${short.join('')}--${name}`;
  if (option.kind === 'flag') return names;
  const label = option.whenAlone === undefined ? `<${option.label}>` : `[<${option.label}>]`;
  return `${names} ${label}`;
}

function about(option: Option): string {
  if (option.kind === 'flag') return option.about;
  return `${option.isRequired === true ? 'REQUIRED: ' : ''}${option.about}${endOf(option)}`;
}

function endOf({ replacedBy, fallback, isRepeated }: Valued): string {
  if (replacedBy !== undefined) return ` (DEPRECATED: use --${replacedBy})`;
  const repeated = isRepeated === true ? ' May be given several times.' : '';
  return `${repeated}${fallback === undefined ? '' : ` (default: ${String(fallback)})`}`;
}

/** Names on the left, where they are short enough, and what they mean on the right. */
function rows(entries: readonly Row[], width: number): string[] {
  const longest = Math.max(...entries.map(([name]) => name.length));
  const indent = Math.min(longest, MAX_NAME_WIDTH) + 4;
  return entries.flatMap(([name, meaning]) => {
    const lines = wrapped(meaning, width - indent);
    const isLong = name.length > MAX_NAME_WIDTH;
    const first = isLong ? `  ${name}` : `  ${name}`.padEnd(indent) + (lines.shift() ?? '');
    return [first, ...lines.map((line) => ' '.repeat(indent) + line)];
  });
}

/** Lines of at most `width` characters; line ends in the text stay. */
function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });
}
