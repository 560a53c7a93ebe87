import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

describe('kafka-console-share-consumer', { timeout: 60_000 }, () => {
  const cluster = testCluster();
  const consume = (line: string) =>
    run('kafka-console-share-consumer', [...cluster.at, '--topic', 'shared', ...line.split(' ')]);

  before(async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'shared', '--partitions', '1']);
    await run('kafka-console-producer', [...cluster.at, '--topic', 'shared'], {
      input: 'one\ntwo\nthree\nfour\n',
    });
    for (const group of ['workers', 'refusers', 'readers', 'console-share-consumer'])
      await run('kafka-configs', [
        ...cluster.at,
        ...`--alter --entity-type groups --entity-name ${group}`.split(' '),
        ...'--add-config share.auto.offset.reset=earliest'.split(' '),
      ]);
  });

  it('prints each record once, and gives back what it did not print', async () => {
    assert.deepEqual(await consume('--group workers --max-messages 2'), {
      code: 0,
      output: 'one\ntwo\n',
      errors: 'Processed a total of 2 messages\n',
    });
    const { output } = await consume('--group workers --max-messages 2 --enable-systest-events');
    assert.equal(output, 'three\nfour\nshutdown_complete\n');
  });

  it('gives records that it releases to the next one, with the count of tries', async () => {
    const delivery = '--formatter-property print.delivery=true';
    const first = await consume(`--release --max-messages 4 ${delivery}`);
    assert.equal(first.output, 'Delivery:1\tone\nDelivery:1\ttwo\nDelivery:1\tthree\nDelivery:1\tfour\n');
    const second = await consume(`--reject --max-messages 4 ${delivery}`);
    assert.equal(second.output, first.output.replaceAll('Delivery:1', 'Delivery:2'));
  });

  it('rejects what cannot be printed only where it was told to', async () => {
    const longs =
      '--value-deserializer org.apache.kafka.common.serialization.LongDeserializer --max-messages 4';
    const refused = await consume(`--group refusers ${longs}`);
    assert.equal(refused.code, 1);
    assert.match(refused.errors, /^Size of data received by LongDeserializer is not 8$/m);
    const { code, errors } = await consume(`--group refusers --reject-message-on-error ${longs}`);
    assert.equal(code, 0);
    assert.match(errors, /^Record 3 of shared-0 cannot be printed, and is rejected: Size of data/m);
  });

  it('does not wait for a topic that can be none', async () => {
    const { code, errors } = await run('kafka-console-share-consumer', [...cluster.at, '--topic', 'a/b']);
    assert.equal(code, 1);
    assert.match(errors, /topic a\/b/);
  });

  it('refuses what makes no sense', async () => {
    for (const [line, message] of [
      ['--reject --release', 'At most one of --reject and --release may be specified.'],
      ['--formatter foo.Bar', 'There is no formatter foo.Bar here; known are'],
      ['--group a --command-property group.id=b', "Detected group ids: 'a', 'b'"],
      ['--command-property isolation.level=read_committed', 'isolation.level'],
      ['--command-property a', '--command-property expects key=value, not "a"'],
    ] as const) {
      const { code, errors } = await consume(line);
      assert.equal(code, 1);
      assert.ok(errors.includes(message), errors);
    }
    const { errors } = await run('kafka-console-share-consumer', [...cluster.at]);
    assert.match(errors, /^--topic is a required argument/);
  });
});
