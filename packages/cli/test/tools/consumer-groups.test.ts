import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Admin, Producer } from '@kavka/client';
import { run, type StageOptions, testCluster } from '../stage.ts';

describe('kafka-consumer-groups', () => {
  const cluster = testCluster();
  const groups = (words: string, options?: StageOptions) =>
    run('kafka-consumer-groups', [...cluster.at, ...words.split(' ')], options);

  /** A group that has read 2 of 5 records of the first of two partitions. */
  async function lagging(topic: string, group: string): Promise<void> {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', topic, '--partitions', '2']);
    await using producer = new Producer({ bootstrapServers: cluster.bootstrapServers });
    for (let i = 0; i < 5; i++)
      await producer.send({ topic, partition: 0, value: `${i}`, timestamp: BigInt(1000 * i) });
    await using admin = new Admin({ bootstrapServers: cluster.bootstrapServers });
    await admin.alterGroupOffsets(group, [{ topic, partition: 0, offset: 2 }]);
  }

  it('shows offsets and lag in the columns of the original', async () => {
    await lagging('a', 'g');
    const { output, errors, code } = await groups('--describe --group g');
    assert.equal(code, 0);
    assert.equal(errors, "\nConsumer group 'g' has no active members.\n");
    assert.equal(
      output,
      '\nGROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  ' +
        'LAG             CONSUMER-ID     HOST            CLIENT-ID\n' +
        'g               a               0          2               5               3               -               -               -\n',
    );
    assert.equal((await groups('--list')).output, 'g\n');
    const state = await groups('--describe --group g --state --output json');
    assert.equal(JSON.parse(state.output)[0].state, 'Empty');
  });

  it('resets offsets in every way, and only when told to', async () => {
    await lagging('b', 'h');
    const newOffset = async (how: string): Promise<string | undefined> =>
      (await groups(`--reset-offsets --group h --topic b:0 --dry-run ${how}`)).output
        .trim()
        .split(/\s+/)
        .at(-1);
    assert.equal(await newOffset('--to-earliest'), '0');
    assert.equal(await newOffset('--to-latest'), '5');
    assert.equal(await newOffset('--to-offset 4'), '4');
    assert.equal(await newOffset('--to-offset 9'), '5');
    assert.equal(await newOffset('--shift-by -1'), '1');
    assert.equal(await newOffset('--to-current'), '2');
    assert.equal(await newOffset('--to-datetime 1970-01-01T00:00:02.500'), '3');
    const exported = await groups('--reset-offsets --group h --all-topics --to-latest --execute --export');
    assert.equal(exported.output, 'b,0,5\n\n');
    assert.match((await groups('--describe --group h')).output, /b +0 +5 +5 +0 /);
    const files = { '/plan.csv': 'b,0,1\n' };
    await groups('--reset-offsets --group h --from-file /plan.csv --execute', { files });
    assert.match((await groups('--describe --group h')).output, /b +0 +1 +5 +4 /);
  });

  it('deletes offsets and groups', async () => {
    await lagging('c', 'i');
    assert.match((await groups('--delete-offsets --group i --topic c:0')).output, /c +0 +Successful/);
    await lagging('d', 'i');
    const { output, code } = await groups('--delete --group i --group nobody');
    assert.equal(code, 1);
    assert.match(output, /\* Group 'nobody' could not be deleted/);
    assert.match(output, /deleted successfully: 'i'/);
  });

  it('says in one line what is wrong', async () => {
    const missing = await groups('--describe --group none');
    assert.equal(missing.code, 1);
    assert.equal(
      missing.errors,
      '\nError: Executing consumer group command failed due to Group none not found.\n',
    );
    assert.match(
      (await groups('--describe')).errors,
      /takes one of these options: \[group\], \[all-groups\]/,
    );
    assert.match((await groups('--list --describe --all-groups')).errors, /exactly one action/);
    assert.match(
      (await groups('--reset-offsets --group g --to-latest --dry-run')).errors,
      /One of the reset scopes should be defined/,
    );
    const files = { '/plan.csv': 'a,0,1\na,zero,1\n' };
    assert.match(
      (await groups('--reset-offsets --group g --from-file /plan.csv --dry-run', { files })).errors,
      /\/plan\.csv, line 2: "a,zero,1" is not/,
    );
  });
});
