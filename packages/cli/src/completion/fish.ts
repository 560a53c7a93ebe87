import type { DescribedOption, DescribedTool } from './described-tool.ts';

/** For fish: `kavka completion fish > ~/.config/fish/completions/kavka.fish`. */
export function fishCompletion(tools: readonly DescribedTool[]): string {
  const lines = ["# Completion of kavka and Kafka's tools for fish: kavka completion fish | source"];
  lines.push("complete -c kavka -f -n __fish_use_subcommand -a start -d 'Starts a node'");
  for (const { name, summary, commands, options } of tools) {
    const word = name.replace(/^kafka-/, '');
    lines.push(`complete -c kavka -f -n __fish_use_subcommand -a ${word} -d ${quoted(summary)}`);
    const places = [
      ...[name, `${name}.sh`].map((command) => `complete -c ${command}`),
      `complete -c kavka -n '__fish_seen_subcommand_from ${word}'`,
    ];
    for (const place of places) {
      if (commands.length > 0) lines.push(`${place} -f -a '${commands.join(' ')}'`);
      lines.push(...options.map((option) => `${place} ${optionText(option)}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

function optionText({ name, about, takesValue, choices, isFile }: DescribedOption): string {
  const value = !takesValue
    ? '-f'
    : isFile
      ? '-r -F'
      : choices.length > 0
        ? `-x -a '${choices.join(' ')}'`
        : '-x';
  return `-l ${name} ${value} -d ${quoted(about)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
