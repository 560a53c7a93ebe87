import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TOOLS, type ToolName } from '../../src/catalogue.ts';
import type { Option, Options } from '../../src/shell/options.ts';
import { hasCommands, type Tool } from '../../src/shell/tool.ts';
import { run, testCluster } from '../stage.ts';

const NAMES = Object.keys(TOOLS) as ToolName[];

/** The options of each way to call a tool, with the words that come first. */
function* calls(tool: Tool): Generator<{ readonly words: readonly string[]; readonly options: Options }> {
  if (!hasCommands(tool)) yield { words: [], options: tool.options };
  else
    for (const [name, { options }] of Object.entries(tool.commands))
      yield { words: [name], options: { ...tool.options, ...options } };
}

function isShown([, option]: [string, Option]): boolean {
  return option.isHidden !== true;
}

/** What prints a table or a list about a cluster, with words that find nothing. */
const LISTS: Partial<Record<ToolName, readonly string[]>> = {
  'kafka-acls': [],
  'kafka-client-metrics': ['--list', '--describe'],
  'kafka-cluster': ['list-endpoints'],
  'kafka-configs': ['--describe --entity-type users'],
  'kafka-consumer-groups': ['--list', '--list --state', '--describe --all-groups'],
  'kafka-features': ['describe'],
  'kafka-groups': ['--list'],
  'kafka-metadata-quorum': ['describe --replication', 'describe --status'],
  'kafka-reassign-partitions': ['--list'],
  'kafka-share-groups': ['--list', '--list --state', '--describe --all-groups'],
  'kafka-streams-groups': ['--list', '--list --state', '--describe --all-groups'],
  'kafka-topics': ['--list', '--describe', '--describe --topics-with-overrides'],
  'kafka-transactions': ['list', 'find-hanging --broker-id 1'],
};

describe('every tool', () => {
  const cluster = testCluster();

  for (const name of NAMES)
    it(`${name}: its help has all options in order; it tells its version; it suggests the nearest option`, async () => {
      const tool: Tool = await TOOLS[name].load();
      for (const { words, options } of calls(tool)) {
        const { code, output, errors } = await run(name, [...words, '--help']);
        assert.deepEqual([code, errors], [0, '']);
        const listed = [...output.matchAll(/^ {2}(?:-\w, )*--([\w.-]+)/gm)].map(([, option]) => option);
        const wanted = [
          ...Object.entries(options)
            .filter(isShown)
            .map(([option]) => option),
          'help',
          'version',
        ];
        assert.deepEqual(listed, wanted.sort());
        const [longest = ''] = Object.keys(options).sort((a, b) => b.length - a.length);
        if (longest === '') continue;
        const misspelt = await run(name, [...words, `--${longest}x`, '1']);
        assert.equal(misspelt.code, 1);
        assert.match(
          misspelt.errors,
          new RegExp(`; did you mean --${longest}\\? \\(see ${name} --help\\)\n$`),
        );
      }
      assert.deepEqual(await run(name, ['--version']), { code: 0, output: '4.3.1\n', errors: '' });
    });

  for (const [name, lines] of Object.entries(LISTS) as [ToolName, readonly string[]][])
    it(`${name} prints JSON also where there is nothing`, async () => {
      for (const line of lines) {
        const words = line.split(' ').filter((word) => word !== '');
        const isCommand = words[0]?.startsWith('-') === false;
        const [first = [], rest = words] = isCommand ? [words.slice(0, 1), words.slice(1)] : [];
        const { output, errors } = await run(name, [...first, ...cluster.at, ...rest, '--output', 'json']);
        assert.doesNotThrow(() => JSON.parse(output), `${name} ${line}: ${output}${errors}`);
      }
    });
});
