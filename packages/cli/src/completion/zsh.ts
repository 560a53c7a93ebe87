import type { DescribedOption, DescribedTool } from './described-tool.ts';

/** For a folder of `$fpath`: `kavka completion zsh > _kavka`. */
export function zshCompletion(tools: readonly DescribedTool[]): string {
  const names = tools.flatMap(({ name }) => [name, `${name}.sh`]);
  const commands = tools.map(({ name, summary }) => `      '${short(name)}:${quoted(summary)}'`);
  return `#compdef kavka ${names.join(' ')}
# Completion of kavka and Kafka's tools for zsh: kavka completion zsh > "\${fpath[1]}/_kavka"
_kavka_tool() {
  case $1 in
${tools.map(toolCase).join('\n')}
  esac
}

_kavka() {
  local tool=\${\${words[1]:t}%.sh}
  if [[ $tool == kavka ]]; then
    if (( CURRENT == 2 )); then
      local -a commands=(
${commands.join('\n')}
      'start:Starts a node'
      'completion:Prints the completion of the shell'
      )
      _describe command commands
      return
    fi
    tool=kafka-\${words[2]#kafka-}
    shift words
    (( CURRENT-- ))
  fi
  _kavka_tool $tool
}

_kavka "$@"
`;
}

function toolCase({ name, commands, options }: DescribedTool): string {
  const specs = options.map(spec);
  if (commands.length > 0) specs.push(`'1:command:(${commands.join(' ')})'`);
  return `    ${name}) _arguments ${specs.join(' ')} ;;`;
}

function spec({ name, about, takesValue, choices, isFile }: DescribedOption): string {
  const action = isFile ? '_files' : choices.length > 0 ? `(${choices.join(' ')})` : ' ';
  const value = takesValue ? `:value:${action}` : '';
  return `'*--${name}[${quoted(about)}]${value}'`;
}

function short(name: string): string {
  return name.replace(/^kafka-/, '');
}

function quoted(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll(/[[\]:]/g, '\\$&');
}
