import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  boolean,
  defineConfigs,
  double,
  HIGH,
  int,
  list,
  long,
  password,
  short,
  string,
} from '../src/define.ts';
import { REPLICA_LIST, START_OF_SHARE_GROUP } from '../src/formats.ts';
import { formatValue, parseValue } from '../src/parse.ts';
import { Secret } from '../src/secret.ts';
import {
  atLeast,
  betweenOr,
  listOf,
  NON_EMPTY,
  NON_EMPTY_LIST,
  oneOf,
  oneOfInAnyCase,
} from '../src/validators.ts';

const CONFIGS = defineConfigs({
  flag: boolean(false, HIGH).about('A flag.'),
  count: int(1, atLeast(1), HIGH).about('A count.'),
  level: int(-1, betweenOr(1, 9, -1), HIGH).about('A level.'),
  small: short(1, HIGH).about('A short.'),
  size: long(-1, atLeast(-1), HIGH).about('A size.'),
  ratio: double(0.5, { kind: 'range', min: 0, max: 1 }, HIGH).about('A ratio.'),
  policy: list(['a'], listOf('a', 'b'), HIGH).about('A list.'),
  some: list(['a'], NON_EMPTY_LIST, HIGH).about('A list with entries.'),
  codec: string('gzip', oneOf('gzip', 'none'), HIGH).about('A codec.'),
  mode: string('up', oneOfInAnyCase('UP', 'DOWN'), HIGH).about('A mode.'),
  title: string('x', NON_EMPTY, HIGH).about('A title.'),
  secret: password(null, HIGH).about('A secret.'),
  replicas: list([], REPLICA_LIST, HIGH).about('Replicas.'),
  start: string('latest', START_OF_SHARE_GROUP, HIGH).about('A start.'),
});
type Name = keyof typeof CONFIGS;

/** The text as Kafka prints it, or the sentence. */
function read(name: Name, text: string): string | null {
  const parsed = parseValue(CONFIGS[name], text);
  return 'problem' in parsed ? parsed.problem : formatValue(CONFIGS[name].type, parsed.value);
}

const GOOD: readonly (readonly [Name, string, string])[] = [
  ['flag', ' TRUE ', 'true'],
  ['flag', 'False', 'false'],
  ['count', ' 5 ', '5'],
  ['count', '+5', '5'],
  ['count', '2147483647', '2147483647'],
  ['level', '-1', '-1'],
  ['small', '-32768', '-32768'],
  ['size', '9223372036854775807', '9223372036854775807'],
  ['ratio', '.5d', '0.5'],
  ['ratio', '1', '1.0'],
  ['ratio', '1e-4', '1.0E-4'],
  // Kafka lets this one through too: no comparison with NaN is true.
  ['ratio', 'NaN', 'NaN'],
  ['policy', ' a , b ', 'a,b'],
  ['policy', 'a,a', 'a'],
  ['policy', '', ''],
  ['some', 'x,y', 'x,y'],
  ['codec', 'gzip', 'gzip'],
  ['mode', 'Down', 'Down'],
  ['replicas', '*', '*'],
  ['replicas', '0:1, 1:2', '0:1,1:2'],
  ['replicas', '', ''],
  ['start', 'earliest', 'earliest'],
  ['start', 'by_duration:P1DT2H3M4.5S', 'by_duration:P1DT2H3M4.5S'],
];

for (const [name, text, expected] of GOOD) {
  test(`${name} "${text}" is ${expected}`, () => assert.equal(read(name, text), expected));
}

const WRONG: readonly (readonly [Name, string, string])[] = [
  ['flag', 'yes', 'true or false'],
  ['count', '', 'a whole number of 32 bits (int)'],
  ['count', '0x10', 'a whole number of 32 bits (int)'],
  ['count', '2147483648', 'a whole number of 32 bits (int)'],
  ['count', '1.0', 'a whole number of 32 bits (int)'],
  ['count', '0', 'at least 1'],
  ['level', '0', 'between 1 and 9, or -1'],
  ['small', '32768', 'a whole number of 16 bits (short)'],
  ['size', '9223372036854775808', 'a whole number of 64 bits (long)'],
  ['size', '-2', 'at least -1'],
  ['ratio', 'half', 'a number (double)'],
  ['ratio', '1.5', 'between 0 and 1'],
  ['policy', 'a,,b', 'a list without empty entries'],
  ['policy', 'c', 'entries out of a, b'],
  ['some', '', 'at least one entry'],
  ['codec', 'GZIP', 'one of gzip, none'],
  ['mode', 'left', 'one of UP, DOWN in any case'],
  ['title', '  ', 'not empty'],
  ['replicas', '0:1,*', '* or a list of partition:broker, such as 0:1,1:2'],
  ['replicas', 'none', '* or a list of partition:broker, such as 0:1,1:2'],
  ['start', 'Earliest', 'latest, earliest or by_duration:PnDTnHnMn.nS, such as by_duration:PT1H'],
  ['start', 'by_duration:-PT1H', 'latest, earliest or by_duration:PnDTnHnMn.nS, such as by_duration:PT1H'],
  ['start', 'by_duration:PT', 'latest, earliest or by_duration:PnDTnHnMn.nS, such as by_duration:PT1H'],
];

for (const [name, text, expected] of WRONG) {
  test(`${name} "${text}" is refused`, () => {
    assert.equal(read(name, text), `Invalid value "${text.trim()}" for ${name}: expected ${expected}`);
  });
}

test('a secret is kept and never printed', () => {
  const parsed = parseValue(CONFIGS.secret, ' s3cret ');
  assert.ok('value' in parsed && parsed.value instanceof Secret);
  assert.equal(parsed.value.reveal(), 's3cret');
  assert.equal(`${parsed.value}`, '[hidden]');
  assert.equal(JSON.stringify({ secret: parsed.value }), '{"secret":"[hidden]"}');
  assert.equal(formatValue('password', parsed.value), null);
});

test('a very long text is refused without being repeated in full', () => {
  const sentence = read('size', '9'.repeat(100_000));
  assert.ok(sentence !== null && sentence.length < 400);
});

test('every long survives as text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -1n, max: 2n ** 63n - 1n }), (value) => {
      assert.equal(read('size', String(value)), String(value));
    }),
  );
});
