import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

describe('kafka-client-metrics', () => {
  const cluster = testCluster();
  const metrics = (words: string) => run('kafka-client-metrics', [...cluster.at, ...words.split(' ')]);

  it('sets, shows, lists and deletes what clients report', async () => {
    const set = await metrics('--alter --name m --interval 1000 --metrics a.,b. --match client_id=x.*');
    assert.equal(set.output, 'Altered client metrics config for m.\n', set.errors);
    const [shown] = JSON.parse((await metrics('--describe --name m --output json')).output);
    assert.deepEqual(shown.configs, { 'interval.ms': '1000', match: 'client_id=x.*', metrics: 'a.,b.' });
    assert.equal((await metrics('--list')).output, 'm\n');
    assert.equal((await metrics('--delete --name m')).output, 'Deleted client metrics config for m.\n');
    assert.match(
      (await metrics('--describe --name m')).output,
      /^The client metric resource m doesn't exist/,
    );
    const generated = await metrics('--alter --generate-name --interval 2000');
    assert.match(generated.output, /^Altered client metrics config for [\w-]{22}\.\n$/);
  });

  it('says in one line what is wrong', async () => {
    assert.match((await metrics('--alter --interval 5')).errors, /^One of --name or --generate-name must be/);
    assert.match((await metrics('--alter --name m --interval x')).errors, /^Invalid interval value\./);
    assert.match((await metrics('--list --name m')).errors, /can't be used with option "\[name\]"/);
    assert.match((await metrics('--alter --name m --match nope=x')).errors, /^Error while executing client/);
  });
});
