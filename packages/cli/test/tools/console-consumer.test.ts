import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Producer } from '@kavka/client';
import { run, testCluster } from '../stage.ts';

describe('kafka-console-consumer', () => {
  const cluster = testCluster();
  const consume = (...words: string[]) =>
    run('kafka-console-consumer', [...cluster.at, '--topic', 'a', ...words]);

  before(async () => {
    await using producer = new Producer({ bootstrapServers: cluster.bootstrapServers });
    const number = Buffer.alloc(8);
    number.writeBigInt64BE(7n);
    await producer.send({ topic: 'a', key: 'k', value: 'one', timestamp: 1000n, headers: { h: 'x' } });
    await producer.send({ topic: 'a', value: null, timestamp: 2000n });
    await producer.send({ topic: 'a', value: number, timestamp: 3000n });
  });

  it('prints values from the beginning until nothing comes any more', async () => {
    const { code, output, errors } = await consume('--from-beginning', '--timeout-ms', '500');
    assert.equal(code, 0);
    assert.equal(output, 'one\nnull\n\0\0\0\0\0\0\0\x07\n');
    assert.equal(errors, 'Processed a total of 3 messages\n');
  });

  it('prints all columns that are asked for', async () => {
    const columns = ['timestamp', 'partition', 'offset', 'epoch', 'delivery', 'headers', 'key'];
    const words = columns.flatMap((name) => ['--formatter-property', `print.${name}=true`]);
    const { output } = await consume('--partition', '0', '--offset', '0', '--max-messages', '2', ...words);
    const lines = output.split('\n');
    assert.equal(
      lines[0],
      'CreateTime:1000\tPartition:0\tOffset:0\tDelivery:NOT_PRESENT\tEpoch:0\th:x\tk\tone',
    );
    assert.match(lines[1] ?? '', /^CreateTime:2000\tPartition:0\tOffset:1\t.*\tNO_HEADERS\tnull\tnull$/);
  });

  it('reads numbers', async () => {
    const long = 'org.apache.kafka.common.serialization.LongDeserializer';
    const words = ['--partition', '0', '--value-deserializer', long];
    assert.equal((await consume(...words, '--offset', '2', '--max-messages', '1')).output, '7\n');
    const wrong = await consume(...words, '--offset', '0', '--max-messages', '1');
    assert.equal(wrong.code, 1);
    assert.match(wrong.errors, /^Size of data received by LongDeserializer is not 8$/m);
    const skipped = await consume(
      ...words,
      '--offset',
      '0',
      '--max-messages',
      '1',
      '--skip-message-on-error',
    );
    assert.equal(skipped.code, 0);
  });

  it('commits what it has printed, and no more', async () => {
    const words = ['--group', 'readers', '--from-beginning', '--max-messages', '1'];
    assert.equal((await consume(...words)).output, 'one\n');
    assert.equal((await consume(...words)).output, 'null\n');
  });

  const mistakes: [words: string[], line: RegExp][] = [
    [['--include', 'b'], /^Exactly one of the following arguments is required: \[topic\], \[include\]/],
    [['--offset', '1'], /^The partition is required when offset is specified\./],
    [['--partition', '0', '--offset', 'x'], /^The provided offset value 'x' is incorrect\./],
    [['--partition', '0', '--group', 'g'], /^Options group and partition cannot be specified together\./],
    [['--group', 'g', '--command-property', 'group.id=h'], /Detected group ids: 'g', 'h'/],
    [
      ['--from-beginning', '--command-property', 'auto.offset.reset=latest'],
      /^Can't simultaneously specify --from-beginning and 'auto\.offset\.reset=latest'/,
    ],
    [['--formatter', 'my.Formatter'], /^There is no formatter my\.Formatter here/],
  ];
  for (const [words, line] of mistakes)
    it(`refuses ${words.join(' ')}`, async () => {
      const { code, errors } = await consume(...words);
      assert.equal(code, 1);
      assert.match(errors, line);
    });

  it('reads the configs of the client from a file, and tells those that it does not know', async () => {
    const files = { '/etc/consumer.properties': 'auto.offset.reset=earliest\nlinger.ms=5\n' };
    const words = ['--topic', 'a', '--consumer.config', '/etc/consumer.properties', '--max-messages', '1'];
    const { output, errors } = await run('kafka-console-consumer', [...cluster.at, ...words], { files });
    assert.equal(output, 'one\n');
    assert.match(errors, /^Warning: no config of a consumer, not used: linger\.ms$/m);
  });
});
