import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

describe('kafka-delegation-tokens', () => {
  const cluster = testCluster();
  const tokens = async (words: string) => {
    const all = [...cluster.at, '--command-config', '/client.properties', ...words.split(' ')];
    const { code, errors } = await run('kafka-delegation-tokens', all, {
      files: { '/client.properties': '' },
    });
    assert.equal(code, 1);
    assert.equal(errors.split('\n').length, 2, errors);
    return errors;
  };

  it('tells why a broker without security gives none', async () => {
    for (const words of [
      '--describe',
      '--create --max-life-time-period -1 --renewer-principal User:a',
      '--renew --hmac AAAA --renew-time-period -1',
      '--expire --hmac AAAA --expiry-time-period 5',
    ])
      assert.match(await tokens(words), /delegation token/i);
  });

  it('takes the options that go together, and no others', async () => {
    assert.match(await tokens('--create --describe'), /exactly one action/);
    assert.match(await tokens('--create'), /Missing required argument "\[max-life-time-period\]"/);
    assert.match(await tokens('--describe --hmac AAAA'), /can't be used with option "\[hmac\]"/);
    assert.match(
      await tokens('--renew --hmac A%A --renew-time-period 5'),
      /^--hmac expects the HMAC of a token as --create shows it, not "A%A"/,
    );
    assert.match(
      await tokens('--describe --owner-principal alice'),
      /format principalType:principalName but got alice/,
    );
  });
});
