import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJaasConfig } from '../../../src/security/sasl/jaas.ts';

describe('sasl.jaas.config', () => {
  test('quotes, escapes, comments, words', () => {
    const { name, options } = parseJaasConfig(`
      org.apache.kafka.common.security.plain.PlainLoginModule REQUIRED // as usual
        username="al\\"i\\\\ce" /* the
        name */ password='p;=\\x"' tokenauth=true;`);
    assert.equal(name, 'org.apache.kafka.common.security.plain.PlainLoginModule');
    assert.deepEqual(
      [...options],
      [
        ['username', 'al"i\\ce'],
        ['password', 'p;=x"'],
        ['tokenauth', 'true'],
      ],
    );
  });

  const wrong: Readonly<Record<string, RegExp>> = {
    '': /does not contain any login modules/,
    'A required; B required;': /contains 2 login modules, should be 1 module/,
    'A username="x";': /Control flag is not available/,
    'A required username="secret"': /not terminated by semi-colon/,
    'A required username;': /Value not specified/,
    'A required username="secret;': /cannot be read at character 20/,
  };
  for (const [text, reason] of Object.entries(wrong)) {
    test(`wrong: ${text}`, () => {
      assert.throws(
        () => parseJaasConfig(text),
        (error) => error instanceof Error && reason.test(error.message) && !error.message.includes('secret'),
      );
    });
  }
});
