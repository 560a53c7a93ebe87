import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ToolName } from '../../src/catalogue.ts';
import { run, testCluster } from '../stage.ts';

describe('tools that ask a cluster about itself', () => {
  const cluster = testCluster();
  const ask = (name: ToolName, ...words: string[]) => run(name, [...words, ...cluster.at]);

  it('kafka-cluster', async () => {
    assert.match((await ask('kafka-cluster', 'cluster-id')).output, /^Cluster ID: \S{22}\n$/);
    const { output } = await ask('kafka-cluster', 'list-endpoints');
    assert.match(
      output,
      /^ID {9}HOST {6}PORT {7}RACK {7}STATE {6}ENDPOINT_TYPE {2}\n1 {10}localhost \d+ +null +unfenced +broker/,
    );
    assert.match((await ask('kafka-cluster', 'unregister', '--id', '77')).errors, /77/);
  });

  it('kafka-broker-api-versions', async () => {
    const { output } = await ask('kafka-broker-api-versions');
    assert.match(
      output,
      /^localhost:\d+ \(id: 1 rack: null isFenced: false\) -> \(\n\tProduce\(0\): 0 to 13 \[usable: 13\],\n/,
    );
    const [{ apis }] = JSON.parse((await ask('kafka-broker-api-versions', '--output', 'json')).output);
    assert.deepEqual(apis[0], { name: 'Produce', key: 0, min: 0, max: 13 });
  });

  it('kafka-metadata-quorum', async () => {
    const status = await ask('kafka-metadata-quorum', 'describe', '--status');
    assert.match(status.output, /^ClusterId: {14}\S{22}\nLeaderId: {15}1\n/);
    const { output } = await ask('kafka-metadata-quorum', 'desc', '--repl');
    assert.match(output, /^NodeId\tDirectoryId {11}\tLogEndOffset\tLag\t.*\n1 {5}\t\S{22}\t/);
    assert.match(
      (await ask('kafka-metadata-quorum', 'describe')).errors,
      /^One of --status or --replication must be/,
    );
  });

  it('kafka-features', async () => {
    const { output } = await ask('kafka-features', 'describe');
    assert.match(
      output,
      /^Feature: metadata\.version {26}SupportedMinVersion: 3\.3-IV3 {10}SupportedMaxVersion: 4\.3-IV0/m,
    );
    const upgrade = await ask('kafka-features', 'upgrade', '--feature', 'group.version=1', '--dry-run');
    assert.deepEqual(upgrade, { code: 0, output: 'group.version can be upgraded to 1.\n', errors: '' });
    const refused = await ask('kafka-features', 'upgrade', '--feature', 'group.version=9');
    assert.equal(refused.code, 1);
    assert.match(refused.output, /^Could not upgrade group\.version to 9\. /);
    assert.equal(refused.errors, '1 out of 1 operation(s) failed.\n');
  });

  it('kafka-delete-records', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'a']);
    await run('kafka-console-producer', [...cluster.at, '--topic', 'a'], { input: '1\n2\n3\n' });
    const file = (text: string) => ({ files: { '/o.json': text } });
    const words = [...cluster.at, '--offset-json-file', '/o.json'];
    const deleted = await run(
      'kafka-delete-records',
      words,
      file('{"partitions":[{"topic":"a","partition":0,"offset":2}]}'),
    );
    assert.equal(
      deleted.output,
      'Executing records delete operation\nRecords delete operation completed:\npartition: a-0\tlow_watermark: 2\n',
    );
    const far = await run(
      'kafka-delete-records',
      words,
      file('{"partitions":[{"topic":"a","partition":0,"offset":9}]}'),
    );
    assert.equal(far.code, 1);
    assert.match(far.output, /partition: a-0\terror: /);
    for (const [topic, partition] of [
      ['a', 1],
      ['b', 0],
    ]) {
      const place = JSON.stringify({ partitions: [{ topic, partition, offset: 0 }] });
      const missing = await run('kafka-delete-records', words, file(place));
      assert.equal(missing.code, 1);
      assert.match(
        missing.errors,
        new RegExp(`^There is no partition ${topic}-${partition}: nothing was deleted; .*\n$`),
      );
    }
    assert.match(
      (await run('kafka-delete-records', words, file('{'))).errors,
      /^The input string is not a valid JSON/,
    );
    assert.match(
      (await run('kafka-delete-records', words, file('{"partitions":[{}]}'))).errors,
      /^Not an offset of a partition: {}/,
    );
  });
});
