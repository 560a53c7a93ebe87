import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ShareConsumer } from '@kavka/client';
import { run, testCluster } from '../stage.ts';

describe('kafka-share-groups', () => {
  const cluster = testCluster();
  const groups = (words: string) => run('kafka-share-groups', [...cluster.at, ...words.split(' ')]);

  it('makes, moves, shows, lists and deletes a group', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'a', '--partitions', '2']);
    await run('kafka-console-producer', [...cluster.at, '--topic', 'a'], { input: 'one\n' });
    const planned = await groups('--reset-offsets --group g --topic a --to-earliest --dry-run');
    assert.match(planned.output, /^\nGROUP +TOPIC +PARTITION +NEW-OFFSET\ng +a +0 +0\n/);
    assert.equal((await groups('--list')).output, '');
    await groups('--reset-offsets --group g --topic a --to-earliest --execute');
    assert.equal((await groups('--list --state')).output, 'GROUP           STATE\ng               Empty\n');
    const rows: { topic: string; startOffset: number }[] = JSON.parse(
      (await groups('--describe --group g --output json')).output,
    );
    assert.deepEqual(
      rows.map(({ topic, startOffset }) => [topic, startOffset]),
      [
        ['a', 0],
        ['a', 0],
      ],
    );
    assert.match((await groups('--delete-offsets --group g --topic a')).output, /\na +Successful\n/);
    assert.equal(
      (await groups('--delete --group g')).output,
      "Deletion of requested share groups ('g') was successful.\n",
    );
  });

  it('shows members, and does not move or delete a group that has some', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'b']);
    await using consumer = new ShareConsumer({ bootstrapServers: cluster.bootstrapServers, groupId: 'h' });
    consumer.subscribe(['b']);
    const reading = readAll(consumer);
    for (let members = ''; !members.includes('b:0'); )
      members = (await groups('--describe --group h --members --verbose')).output;
    assert.match((await groups('--describe --group h --state')).output, /\nh +\S+ +\(\d+\) +Stable +1\n/);
    const reset = await groups('--reset-offsets --group h --topic b --to-latest --execute');
    assert.equal(reset.code, 1);
    assert.match(reset.errors, /Share group 'h' is not empty\./);
    const deletion = await groups('--delete --group h --group nobody');
    assert.equal(deletion.code, 1);
    assert.match(deletion.output, /\* Group 'h' could not be deleted due to: Share group 'h' is not EMPTY\./);
    assert.match(deletion.output, /Group 'nobody' is not a share group\./);
    await consumer.close();
    await reading;
  });

  it('says in one line what is wrong', async () => {
    const missing = await groups('--describe --group none');
    assert.equal(missing.code, 1);
    assert.equal(
      missing.errors,
      '\nError: Executing share group command failed due to Group none not found.\n',
    );
    assert.match((await groups('--list --describe --all-groups')).errors, /exactly one action/);
    assert.match(
      (await groups('--reset-offsets --group g --topic a --to-latest')).errors,
      /takes the option: \[execute\] or \[dry-run\]/,
    );
    assert.match((await groups('--list --state Nope')).errors, /Valid states are: Stable, Dead, Empty/);
  });
});

async function readAll(consumer: ShareConsumer): Promise<void> {
  for await (const { topic } of consumer) assert.fail(`a record of ${topic} though there is none`);
}
