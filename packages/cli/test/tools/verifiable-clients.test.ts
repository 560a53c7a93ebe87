import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TOOLS } from '../../src/catalogue.ts';
import { Interrupted } from '../../src/shell/interrupted.ts';
import { runTool } from '../../src/shell/run-tool.ts';
import { run, stage, testCluster } from '../stage.ts';

type Event = Readonly<Record<string, unknown>>;

function eventsIn(output: string): Event[] {
  return output
    .trim()
    .split('\n')
    .map((line) => {
      const { timestamp, ...event } = JSON.parse(line) as Event;
      assert.equal(typeof timestamp, 'number');
      return event;
    });
}

describe('kafka-verifiable-producer and kafka-verifiable-consumer', () => {
  const cluster = testCluster();
  const produce = (line: string) => run('kafka-verifiable-producer', [...cluster.at, ...line.split(' ')]);
  const consume = (line: string) => run('kafka-verifiable-consumer', [...cluster.at, ...line.split(' ')]);

  it('tell of each record that is stored, and of what is read', async () => {
    const words = '--topic told --max-messages 3 --repeating-keys 2 --value-prefix 7 --message-create-time 5';
    const produced = await produce(words);
    assert.deepEqual([produced.code, produced.errors], [0, '']);
    const sent = (key: string, value: string, offset: number): Event => ({
      name: 'producer_send_success',
      key,
      value,
      offset,
      topic: 'told',
      partition: 0,
    });
    const [total, ...others] = eventsIn(produced.output).reverse();
    assert.deepEqual(others.reverse(), [
      { name: 'startup_complete' },
      sent('0', '7.0', 0),
      sent('1', '7.1', 1),
      sent('0', '7.2', 2),
      { name: 'shutdown_complete' },
    ]);
    assert.deepEqual([total?.sent, total?.acked, total?.target_throughput], [3, 3, -1]);

    const { code, output } = await consume('--topic told --group-id g --max-messages 2 --verbose');
    assert.equal(code, 0);
    const partitions = [{ topic: 'told', partition: 0 }];
    assert.deepEqual(eventsIn(output), [
      { name: 'startup_complete' },
      { name: 'partitions_assigned', partitions },
      { name: 'record_data', key: '0', value: '7.0', topic: 'told', partition: 0, offset: 0 },
      { name: 'record_data', key: '1', value: '7.1', topic: 'told', partition: 0, offset: 1 },
      {
        name: 'records_consumed',
        count: 3,
        partitions: [{ topic: 'told', partition: 0, count: 2, minOffset: 0, maxOffset: 1 }],
      },
      { name: 'offsets_committed', offsets: [{ topic: 'told', partition: 0, offset: 2 }], success: true },
      { name: 'partitions_revoked', partitions },
      { name: 'shutdown_complete' },
      { name: 'shutdown_requested' },
    ]);
    const rest = await consume('--topic told --group-id g --max-messages 1 --group-protocol CONSUMER');
    assert.match(rest.output, /"minOffset":2,"maxOffset":2/);
  });

  it('tell which records were not stored, with the exception of Java', async () => {
    const { code, output } = await produce('--topic b:d --max-messages 1');
    assert.equal(code, 0);
    const failure = eventsIn(output)[1];
    assert.equal(failure?.name, 'producer_send_error');
    assert.equal(failure?.exception, 'class org.apache.kafka.common.errors.InvalidTopicException');
    assert.match(output, /"sent":1,"acked":0,"target_throughput":-1,"avg_throughput":0\.0\}\n$/);
  });

  it('tell what they did when they are interrupted', async () => {
    const interruption = new AbortController();
    const world = stage({ signal: interruption.signal });
    const words = [...cluster.at, '--topic', 'ended', '--throughput', '1'];
    const running = runTool(await TOOLS['kafka-verifiable-producer'].load(), words, world);
    while (!world.output.text.includes('producer_send_success')) await new Promise(setImmediate);
    interruption.abort(new Interrupted(130));
    assert.equal(await running, 130);
    assert.equal(world.errors.text, '');
    assert.equal(eventsIn(world.output.text).at(-1)?.name, 'tool_data');
  });

  it('refuse what makes no sense', async () => {
    for (const [outcome, message] of [
      [await produce('--topic t --acks 3'), "argument --acks: invalid choice: '3' (choose from {0,1,-1})"],
      [await produce('--acks 1'), 'argument --topic is required'],
      [await consume('--topic t --group-id g --group-protocol foo'), 'There is no --group-protocol foo'],
      [await consume('--topic t'), 'argument --group-id is required'],
    ] as const) {
      assert.equal(outcome.code, 1);
      assert.ok(outcome.errors.startsWith(message), outcome.errors);
    }
  });
});
