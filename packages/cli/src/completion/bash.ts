import type { DescribedTool } from './described-tool.ts';

/** For ~/.bashrc: `source <(kavka completion bash)`. */
export function bashCompletion(tools: readonly DescribedTool[]): string {
  const names = tools.flatMap(({ name }) => [name, `${name}.sh`]);
  const first = [...tools.map(({ name }) => name.replace(/^kafka-/, '')), 'start', 'completion'];
  return `# Completion of kavka and Kafka's tools for bash: source <(kavka completion bash)
_kavka_words() {
  case $1 in
${tools.map((tool) => `    ${tool.name}) echo "${words(tool)}" ;;`).join('\n')}
  esac
}

_kavka_values() {
  case $1 in
${tools.flatMap(values).join('\n')}
  esac
}

_kavka() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local tool=\${COMP_WORDS[0]##*/}
  tool=\${tool%.sh}
  COMPREPLY=()
  if [ "$tool" = kavka ]; then
    if [ "$COMP_CWORD" -eq 1 ]; then
      COMPREPLY=($(compgen -W "${first.join(' ')}" -- "$current"))
      return
    fi
    tool=kafka-\${COMP_WORDS[1]#kafka-}
  fi
  local choices
  choices=$(_kavka_values "$tool $previous")
  case $choices in
    FILE) COMPREPLY=($(compgen -f -- "$current")) ;;
    VALUE) ;;
    ?*) COMPREPLY=($(compgen -W "$choices" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$(_kavka_words "$tool")" -- "$current")) ;;
  esac
}

complete -F _kavka kavka ${names.join(' ')}
`;
}

function words({ commands, options }: DescribedTool): string {
  return [...commands, ...options.map(({ name }) => `--${name}`)].join(' ');
}

function values({ name: tool, options }: DescribedTool): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ name, choices, isFile }) => {
      const offered = isFile ? 'FILE' : choices.length > 0 ? choices.join(' ') : 'VALUE';
      return `    "${tool} --${name}") echo "${offered}" ;;`;
    });
}
