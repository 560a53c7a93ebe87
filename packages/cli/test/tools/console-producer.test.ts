import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

describe('kafka-console-producer', () => {
  const cluster = testCluster();
  const COLUMNS = ['print.key=true', 'print.headers=true', 'key.separator=|'];
  const produce = (topic: string, input: string, ...words: string[]) =>
    run('kafka-console-producer', [...cluster.at, '--topic', topic, ...words], { input });
  const consume = async (topic: string) => {
    const properties = COLUMNS.flatMap((one) => ['--formatter-property', one]);
    const words = [
      '--topic',
      topic,
      '--partition',
      '0',
      '--offset',
      'earliest',
      '--timeout-ms',
      '300',
      ...properties,
    ];
    return (await run('kafka-console-consumer', [...cluster.at, ...words])).output;
  };

  it('writes lines, whatever their ends are', async () => {
    assert.deepEqual(await produce('lines', 'one\ntwo\r\nthree\rfour'), { code: 0, output: '', errors: '' });
    assert.equal(
      await consume('lines'),
      'NO_HEADERS|null|one\nNO_HEADERS|null|two\nNO_HEADERS|null|three\nNO_HEADERS|null|four\n',
    );
  });

  it('takes keys and headers out of lines', async () => {
    const properties = ['parse.key=true', 'parse.headers=true', 'null.marker=NIL'];
    const words = properties.flatMap((one) => ['--reader-property', one]);
    assert.equal((await produce('parsed', 'a:1,b:NIL\tk\tv\nNIL\tNIL\tNIL\n', ...words)).code, 0);
    assert.equal(await consume('parsed'), 'a:1,b:null|k|v\nNO_HEADERS|null|null\n');
  });

  it('names the line that it cannot read, and keeps what came before', async () => {
    const words = ['--property', 'parse.key=true', '--property', 'key.separator=:', '--sync'];
    const { code, errors } = await produce('mistake', 'a:1\nb2\nc:3\n', ...words);
    assert.equal(code, 1);
    assert.deepEqual(errors.trim().split('\n').slice(-1), ["No key separator found on line number 2: 'b2'"]);
    assert.match(errors, /^Warning: --property is deprecated .* Use --reader-property instead\.$/m);
    assert.equal(await consume('mistake'), 'NO_HEADERS|a|1\n');
  });

  it('tells which records were not stored', async () => {
    const { code, errors } = await produce('no such name', 'x');
    assert.equal(code, 1);
    assert.match(errors, /no such name/);
  });

  it('refuses what makes no sense', async () => {
    assert.equal(
      (await produce('x', '', '--reader-property', 'headers.separator=:')).errors,
      'headers.separator and headers.key.separator may not be equal\n',
    );
    assert.match(
      (await produce('x', '', '--line-reader', 'my.Reader')).errors,
      /^There is no --line-reader my\.Reader/,
    );
    assert.match(
      (await produce('x', '', '--property', 'a=b', '--reader-property', 'c=d')).errors,
      /^Options --reader-property and --property cannot be specified together\./,
    );
    assert.match(
      (await produce('x', '', '--request-required-acks', '7')).errors,
      /Invalid value "7" for acks/,
    );
  });
});
