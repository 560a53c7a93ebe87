import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

const RESULT =
  /^0\t\d+(\.\d+)?\nAvg latency: \d+\.\d{4} ms\nPercentiles: 50th = \d+, 99th = \d+, 99\.9th = \d+\n$/;

describe('kafka-e2e-latency', () => {
  const cluster = testCluster();
  const measure = (line: string) => run('kafka-e2e-latency', [...cluster.at, ...line.split(' ')]);

  it('sends records one after the other, also to a topic that it makes', async () => {
    const words = '--topic way --num-records 5 --producer-acks all --record-size 20';
    const { code, output, errors } = await measure(words);
    assert.deepEqual([code, errors], [0, '']);
    const [first, ...rest] = output.split('\n');
    assert.equal(
      first,
      'Topic "way" does not exist. Will create topic with 1 partition(s) and replication factor = 1',
    );
    assert.match(rest.join('\n'), RESULT);
    const headers = '--num-headers 2 --record-header-key-size 3 --record-header-size -1 --record-key-size 4';
    assert.match((await measure(`${words} ${headers}`)).output, RESULT);
  });

  it('takes values without names, as before Kafka 4.2', async () => {
    const { bootstrapServers } = cluster;
    const { code, output } = await run('kafka-e2e-latency', [bootstrapServers, 'way', '2', '1', '9']);
    assert.equal(code, 0);
    assert.match(
      output,
      /^WARNING: Positional argument usage is deprecated .*--record-size, --command-config\n/,
    );
    const { errors } = await run('kafka-e2e-latency', [bootstrapServers, 'way']);
    assert.match(errors, /^Invalid number of arguments\. Expected 5 or 6 positional arguments, but got 2\./);
  });

  it('refuses what makes no sense', async () => {
    for (const [line, message] of [
      ['--topic t --num-records 1 --producer-acks 1', 'Missing required argument "[record-size]"'],
      [
        '--topic t --num-records 0 --producer-acks 1 --record-size 1',
        '--num-records must be a positive integer.',
      ],
      ['--topic t --num-records 1 --producer-acks 0 --record-size 1', "Please use '1' or 'all'."],
      [
        '--topic t --num-records 1 --producer-acks 1 --record-size -1',
        '--record-size must be a non-negative integer.',
      ],
    ] as const) {
      const { code, errors } = await measure(line);
      assert.equal(code, 1);
      assert.ok(errors.includes(message), errors);
    }
  });
});
