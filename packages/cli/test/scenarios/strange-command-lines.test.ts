import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { SeededRandom } from '@kavka/testkit';
import { TOOLS, type ToolName } from '../../src/catalogue.ts';
import { Interrupted } from '../../src/shell/interrupted.ts';
import type { Option, Options } from '../../src/shell/options.ts';
import { hasCommands, type Tool } from '../../src/shell/tool.ts';
import { run, testCluster } from '../stage.ts';

const LINES_PER_TOOL = 14;
/** What waits for records has to be ended. */
const PATIENCE_MS = 60;

const FILES: Readonly<Record<string, string>> = {
  '/f/empty': '',
  '/f/binary': '\u0000\uffff\u0001😀'.repeat(30),
  '/f/half.json': '{"partitions": [',
  '/f/null.json': 'null',
  '/f/list.json': '[1, {}]',
  '/f/types.json':
    '{"version": 1, "topics": [{"topic": 1}], "partitions": [{"topic": "t", "partition": "0", "replicas": ["x"], "offset": -3}]}',
  '/f/nulls.json': '{"version": 1, "topics": null, "partitions": [null]}',
  '/f/huge.json':
    '{"version": 1, "partitions": [{"topic": "t", "partition": 0, "replicas": [99], "offset": 99999999999999999999}]}',
  '/f/version.json': '{"version": 99, "partitions": []}',
  '/f/wrong.properties': 'acks=banana\nmax.poll.records=x\nretries=-5\nsasl.mechanism=\n=\n\\uZZ',
  '/f/offsets.csv': 't,0,5\nt,x\n,,,\n',
  '/f/00000000000000000000.log': 'garbage '.repeat(20),
};

const PATHS = [...Object.keys(FILES), '/f', '/f/', '/none', '/f/empty/x', ''];
const TEXTS = [
  't',
  'nobody',
  '',
  ' ',
  '-',
  '--',
  '=',
  'a=b',
  'a=[',
  '*',
  '.',
  '(',
  '[a-',
  ':',
  ',',
  't:0',
  't:-1',
  '{',
  '1:2',
].concat(
  [
    '-1',
    '0',
    '99999999999',
    '9223372036854775807',
    '1e9',
    'NaN',
    'été 日本',
    '😀',
    '\u0000',
    '__proto__',
    'constructor',
    '%s',
  ],
  [
    'x'.repeat(300),
    'x'.repeat(70_000),
    'P1D',
    '-P1D',
    '2021-13-45T99:99:99.999',
    'User:a',
    ':a',
    'SCRAM-SHA-256=[iterations=1]',
  ],
);
const NUMBERS = [
  '0',
  '1',
  '-1',
  '10',
  '2147483647',
  '-2147483648',
  '9223372036854775807',
  '1.5',
  '-0.5',
  'x',
  '',
];

class Lines {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  /** Options of the tool, most with a value of their kind, at brokers that are there in most lines. */
  line(tool: Tool, brokers: string): string[] {
    const commands = hasCommands(tool) ? Object.entries(tool.commands) : [];
    const [command, chosen] = commands.length === 0 ? [] : this.#one(commands);
    const options: Options = { ...tool.options, ...chosen?.options };
    const words = command === undefined ? [] : [command];
    if ('bootstrap-server' in options)
      words.push('--bootstrap-server', this.#seldom() ? this.#one(TEXTS) : brokers);
    const names = Object.keys(options).filter((name) => name !== 'bootstrap-server');
    const isComplete = !this.#seldom();
    for (const name of names)
      if (isComplete && isRequired(options[name])) words.push(...this.#typed(name, options));
    for (let left = this.#random.below(5); left > 0 && names.length > 0; left--)
      words.push(...this.#typed(this.#one(names), options));
    if (this.#seldom()) words.push(this.#one(TEXTS));
    return words;
  }

  #typed(name: string, options: Options): string[] {
    const option = options[name];
    if (option?.kind !== 'value' || this.#seldom()) return [`--${name}`];
    const value = this.#value(option);
    return this.#seldom() ? [`--${name}=${value}`] : [`--${name}`, value];
  }

  #value(option: Option & { readonly kind: 'value' }): string {
    if (this.#random.below(4) === 0) return this.#one(TEXTS);
    if (option.choices !== undefined) return this.#one(option.choices);
    if (option.javaType !== undefined) return this.#one(NUMBERS);
    return this.#one(option.completes === 'file' || /file|path/.test(option.label) ? PATHS : TEXTS);
  }

  #seldom(): boolean {
    return this.#random.below(10) === 0;
  }

  #one<T>(values: readonly T[]): T {
    return values[this.#random.below(values.length)]!;
  }
}

function isRequired(option: Option | undefined): boolean {
  return option?.kind === 'value' && option.isRequired === true;
}

/** A mistake of the user is told, and is no fault of ours. */
describe('strange command lines', { timeout: 120_000 }, () => {
  const cluster = testCluster();
  before(() => run('kafka-topics', [...cluster.at, '--create', '--topic', 't']));

  for (const [at, name] of (Object.keys(TOOLS) as ToolName[]).entries())
    it(name, async () => {
      const tool: Tool = await TOOLS[name].load();
      const lines = new Lines(at + 1);
      for (let left = LINES_PER_TOOL; left > 0; left--) {
        const words = lines.line(tool, cluster.bootstrapServers);
        // The only node must stay.
        if (words.includes('unregister')) continue;
        const interruption = new AbortController();
        const timer = setTimeout(() => interruption.abort(new Interrupted(130)), PATIENCE_MS);
        const options = { files: FILES, input: 'a\nb:{}\n', signal: interruption.signal };
        const { code, errors, output } = await run(name, words, options);
        clearTimeout(timer);
        const all = `${name} ${JSON.stringify(words)}: ${code}\n${errors}`;
        assert.ok([0, 1, 130].includes(code), all);
        assert.doesNotMatch(errors, /\n\s+at /, all);
        if (code === 1) assert.match(errors + output, /\S/, all);
      }
    });
});
