import { TOOLS } from '../catalogue.ts';
import { STANDARD_OPTIONS } from '../shell/help.ts';
import { hasCommands, type Option, type Options } from '../shell/index.ts';

/** What completion knows of a tool. */
export interface DescribedTool {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly DescribedOption[];
  /** Words that say what to do; empty where there are none. */
  readonly commands: readonly string[];
}

export interface DescribedOption {
  readonly name: string;
  readonly about: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly isFile: boolean;
}

/** All tools with all their options, those of their commands together. */
export function describeTools(): Promise<DescribedTool[]> {
  return Promise.all(
    Object.entries(TOOLS).map(async ([name, { summary, load }]) => {
      const tool = await load();
      const commands = hasCommands(tool) ? tool.commands : {};
      const options: Options = Object.assign(
        {},
        tool.options,
        ...Object.values(commands).map((command) => command.options),
        STANDARD_OPTIONS,
      );
      return { name, summary, commands: Object.keys(commands), options: describeOptions(options) };
    }),
  );
}

function describeOptions(options: Options): DescribedOption[] {
  return Object.entries(options)
    .filter(([, { isHidden }]) => isHidden !== true)
    .map(([name, option]) => describeOption(name, option))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function describeOption(name: string, option: Option): DescribedOption {
  const isValued = option.kind === 'value';
  return {
    name,
    about: firstSentence(option.about),
    takesValue: isValued,
    choices: (isValued && option.choices) || [],
    isFile: isValued && (option.completes === 'file' || option.completes === 'directory'),
  };
}

function firstSentence(text: string): string {
  return text.replace(/[.:] .*$/s, '').replace(/\.$/, '');
}
