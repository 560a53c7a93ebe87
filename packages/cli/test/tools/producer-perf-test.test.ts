import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

const TOTAL = new RegExp(
  '^(\\d+) records sent, \\d+\\.\\d{6} records/sec \\(\\d+\\.\\d\\d MB/sec\\), \\d+\\.\\d\\d ms avg latency, ' +
    '\\d+\\.\\d\\d ms max latency, (\\d+ ms (50|95|99|99\\.9)th[,.] ?){4}$',
  'm',
);

describe('kafka-producer-perf-test', () => {
  const cluster = testCluster();
  const perf = (line: string, files: Readonly<Record<string, string>> = {}) =>
    run('kafka-producer-perf-test', [...cluster.at, '--throughput', '-1', ...line.split(' ')], { files });
  const consume = async (topic: string, count: number) => {
    const words = [...cluster.at, '--topic', topic, '--partition', '0', '--offset', 'earliest'];
    const { output } = await run('kafka-console-consumer', [...words, '--max-messages', String(count)]);
    return output.trim().split('\n');
  };

  it('sends as many records as it was told to, and says how fast', async () => {
    const { code, output, errors } = await perf('--topic sized --num-records 3000 --record-size 50');
    assert.deepEqual([code, errors], [0, '']);
    assert.equal(TOTAL.exec(output)?.[1], '3000');
    const records = await consume('sized', 3000);
    assert.ok(records.every((record) => /^[A-Z]{50}$/.test(record)));
    assert.ok(new Set(records).size > 2900);
  });

  it('counts up, also in transactions', async () => {
    const words = '--topic counted --num-records 5 --payload-mono --transaction-duration-ms 1';
    const { code, output } = await perf(words);
    assert.equal(code, 0);
    assert.match(output, TOTAL);
    assert.deepEqual(await consume('counted', 5), ['0', '1', '2', '3', '4']);
  });

  it('takes payloads of a file', async () => {
    const words = '--topic filed --num-records 20 --payload-file /f/texts --payload-delimiter [|]';
    const { output } = await perf(words, { '/f/texts': '|a|b|' });
    assert.match(output, /^Reading payloads from: \/f\/texts\nNumber of records read: 2\n20 records sent/);
    assert.deepEqual([...new Set(await consume('filed', 20))].sort(), ['a', 'b']);
  });

  it('tells of the steady state apart, and of all figures', async () => {
    const words = '--topic steady --num-records 100 --record-size 9 --warmup-records 40 --print-metrics';
    const { output } = await perf(words);
    assert.match(
      output,
      /^Warmup first 40 records\. .*\n(.*\n)*100 records sent, .*\n60 steady state records sent, /,
    );
    assert.match(
      output,
      /^producer-metrics:record-send-total:\{client-id=perf-producer-client\} +: 100\.000$/m,
    );
  });

  it('keeps to a throughput', async () => {
    const startedAt = performance.now();
    const { output } = await perf('--topic slow --num-records 40 --record-size 9 --throughput 200');
    assert.match(output, /^40 records sent/m);
    assert.ok(performance.now() - startedAt > 150);
  });

  it('tells each reason of failures once', async () => {
    const { code, output, errors } = await perf(
      '--topic tight --num-records 4 --record-size 90 --command-property max.request.size=50',
    );
    assert.equal(code, 1, output);
    assert.match(errors, /max\.request\.size/);
  });

  it('refuses what makes no sense', async () => {
    for (const [line, message] of [
      [
        '--topic t --num-records 9',
        'one of the arguments --record-size --payload-file --payload-monotonic is required',
      ],
      [
        '--topic t --num-records 9 --payload-mono --record-size 5',
        'argument --record-size: not allowed with argument --payload-monotonic',
      ],
      ['--topic t --record-size 5', 'argument --num-records is required'],
      ['--topic t --num-records 0 --record-size 5', '--num-records should be greater than zero.'],
      ['--topic t --num-records 9 --record-size 0', '--record-size should be greater than zero.'],
      [
        '--topic t --num-records 9 --record-size 5 --reporting 0',
        '--reporting-interval should be greater than zero.',
      ],
      ['--topic t --num-records 9 --payload-file /none', 'Cannot read /none: no such file'],
    ] as const) {
      const { code, errors } = await perf(line);
      assert.deepEqual([code, errors.replace(/ \(see .*/, '').trim()], [1, message]);
    }
  });
});
