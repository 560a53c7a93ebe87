import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from '../stage.ts';

/** What a cluster does with entries is in compat/tools-beside; nothing here comes to ask one. */
describe('kafka-acls', () => {
  const acls = async (words: string) => {
    const { code, errors } = await run('kafka-acls', [
      '--bootstrap-server',
      'localhost:1',
      ...words.split(' '),
    ]);
    assert.equal(code, 1);
    assert.equal(errors.split('\n').length, 2, errors);
    return errors;
  };

  it('takes the options that go together, and no others', async () => {
    assert.match(await acls('--list --add'), /^Command must include exactly one action/);
    assert.match(await acls('--list --producer'), /can't be used with option "\[producer\]"/);
    assert.match(await acls('--add --producer'), /^With --producer you must specify a --topic/);
    assert.match(
      await acls('--add --consumer --topic t'),
      /^With --consumer you must specify a --topic and a --group/,
    );
    assert.match(
      await acls('--add --topic t'),
      /^You must specify one of: --allow-principal, --deny-principal/,
    );
    assert.match(await acls('--add --allow-principal User:a'), /^You must provide at least one resource/);
    assert.match(await acls('--add --topic t --principal User:a'), /only available if --list is set/);
    assert.match(
      await acls('--add --topic t --allow-principal User:a --resource-pattern-type match'),
      /value of 'MATCH' is not valid when adding acls/,
    );
  });

  it('knows principals, and the operations of each resource', async () => {
    assert.match(
      await acls('--add --topic t --allow-principal alice'),
      /^Error while executing ACL command: expected a string in format principalType:principalName but got alice/,
    );
    for (const operation of ['ClusterAction', 'nonsense'])
      assert.match(
        await acls(`--add --topic t --allow-principal User:a --operation ${operation}`),
        /^ResourceType TOPIC only supports operations \[READ, WRITE, .*, ALTER_CONFIGS, ALL\]/,
      );
    for (const operation of ['Read', 'describe_configs', 'DESCRIBECONFIGS'])
      assert.match(
        await acls(`--add --topic t --allow-principal User:a --operation ${operation}`),
        /No broker answers at localhost:1/,
      );
  });
});
