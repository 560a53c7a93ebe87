import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

describe('kafka-leader-election', () => {
  const cluster = testCluster();
  const elect = (words: string, file = '') =>
    run('kafka-leader-election', [...cluster.at, ...words.split(' ')], { files: { '/some.json': file } });

  it('leaves the right leaders, and names partitions that are not there', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'a', '--partitions', '2']);
    const { output } = await elect('--election-type preferred --topic a --partition 1');
    assert.equal(output, 'Valid replica already elected for partitions a-1\n');
    assert.equal((await elect('--election-type preferred --all-topic-partitions')).code, 0);
    const file = '{"partitions":[{"topic":"a","partition":0},{"topic":"b","partition":0}]}';
    const some = await elect('--election-type UNCLEAN --path-to-json-file /some.json', file);
    assert.equal(some.code, 1);
    assert.match(some.output, /^Valid replica already elected for partitions a-0\n/);
    assert.match(some.output, /Error completing leader election \(UNCLEAN\) for partition: b-0: /);
    assert.equal(some.errors, '1 replica(s) could not be elected\n');
  });

  it('says in one line what is wrong', async () => {
    assert.match(
      (await elect('--all-topic-partitions')).errors,
      /Missing required option\(s\): election-type/,
    );
    assert.match((await elect('--election-type preferred')).errors, /One and only one of the following/);
    assert.match((await elect('--election-type preferred --topic a')).errors, /option\(s\): partition/);
    const malformed = await elect(
      '--election-type preferred --path-to-json-file /some.json',
      '{"partitions":[3]}',
    );
    assert.match(malformed.errors, /^Not a partition: 3 \(expected \{"partitions"/);
  });
});
