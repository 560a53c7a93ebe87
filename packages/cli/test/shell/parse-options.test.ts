import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { flag, integer, type Options, parseOptions, text } from '../../src/shell/index.ts';

const OPTIONS = {
  topic: text('topic', ''),
  list: flag(''),
  partitions: integer('number', '', { fallback: 7 }),
  config: text('name=value', '', { isRepeated: true, aliases: ['c'] }),
  codec: text('codec', '', { whenAlone: 'gzip' }),
  size: integer('bytes', '', { whenAlone: 0 }),
  props: text('props', '', { isGreedy: true }),
  'command-config': text('file', ''),
  'producer.config': text('file', '', { replacedBy: 'command-config' }),
} as const satisfies Options;

function parse(line: string, names: 'exact' | 'prefix' = 'exact', positionals = 0) {
  return parseOptions(OPTIONS, line.split(' '), { names, positionals });
}

describe('options', () => {
  it('have their values behind a blank or an equals sign, and one dash or two', () => {
    for (const line of ['--topic a', '--topic=a', '-topic a', '-topic=a']) {
      const { given } = parse(line);
      assert.equal(given.get('topic'), 'a', line);
      assert.equal(given.has('list'), false);
    }
    assert.equal(parse('--config retention.ms=5').given.get('config'), 'retention.ms=5');
    assert.equal(parse('--topic -3').given.get('topic'), '-3');
  });

  it('have fallbacks, which do not count as typed', () => {
    const { given } = parse('--list');
    assert.equal(given.get('partitions'), 7);
    assert.equal(given.has('partitions'), false);
    assert.throws(() => given.need('topic'), { message: 'Missing required argument "[topic]"' });
  });

  it('may be repeated only where that is said', () => {
    assert.deepEqual(parse('--config a -c b').given.all('config'), ['a', 'b']);
    assert.throws(() => parse('--topic a --topic b'), {
      message: 'Found multiple arguments for option topic, but you asked for only one',
    });
  });

  it('may stand alone, or take many values', () => {
    assert.equal(parse('--codec --list').given.get('codec'), 'gzip');
    assert.equal(parse('--codec lz4').given.get('codec'), 'lz4');
    assert.equal(parse('--size -1').given.get('size'), -1);
    assert.deepEqual(parse('--props a=1 b=2 --list').given.all('props'), ['a=1', 'b=2']);
  });

  it('with an old name count under the new one, with a warning', () => {
    const { given, warnings } = parse('--producer.config f');
    assert.equal(given.get('command-config'), 'f');
    assert.deepEqual(warnings, [
      'Warning: --producer.config is deprecated and will be removed in a future version. Use --command-config instead.',
    ]);
  });

  it('are understood by their beginning only where that is said', () => {
    assert.throws(() => parse('--par 3'), { message: 'par is not a recognized option' });
    assert.equal(parse('--par 3', 'prefix').given.get('partitions'), 3);
    assert.throws(
      () => parse('--co 3', 'prefix'),
      /ambiguous option: --co could match --config, --codec, --command-config/,
    );
  });

  it('are refused with the cause', () => {
    assert.throws(() => parse('--topci a'), {
      message: 'topci is not a recognized option; did you mean --topic?',
    });
    assert.throws(() => parse('--topic'), { message: 'Option topic requires an argument' });
    assert.throws(() => parse('--partitions 1.5'), {
      message: "Cannot parse argument '1.5' of option partitions",
    });
  });

  it('are refused in the words of argparse4j where names are as there', () => {
    for (const [line, message] of [
      ['--partitions x', `argument --partitions: could not convert 'x' to Integer (For input string: "x")`],
      ['--topic', 'argument --topic: expected one argument'],
      ['--topic --list', 'argument --topic: expected one argument'],
      ['--props', 'argument --props: expected 1 argument(s)'],
      ['--list b', "unrecognized arguments: 'b'"],
    ] as const)
      assert.throws(() => parse(line, 'prefix'), { message }, line);
    assert.equal(parse('--partitions -1', 'prefix').given.get('partitions'), -1);
    const { given } = parse('--topic a --topic b --list', 'prefix');
    assert.equal(given.get('topic'), 'b');
    assert.throws(() => given.need('config'), { message: 'argument --config/-c is required' });
    assert.throws(() => given.exclude('topic', 'list'), {
      message: 'argument --topic: not allowed with argument --list',
    });
  });

  it('stand among other words', () => {
    const { given, warnings } = parse('a --list b -- --topic', 'exact', 2);
    assert.deepEqual(given.rest, ['a', 'b']);
    assert.deepEqual(warnings, ['"--topic" belongs to no option and is not used']);
  });
});
