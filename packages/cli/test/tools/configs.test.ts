import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

describe('kafka-configs', () => {
  const cluster = testCluster();
  const configs = (...words: string[]) => run('kafka-configs', [...cluster.at, ...words]);

  it('sets, shows and takes away configs of a topic', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'a']);
    assert.deepEqual(
      await configs(
        '--alter',
        '--topic',
        'a',
        '--add-config',
        'retention.ms=5000,cleanup.policy=[compact,delete]',
      ),
      { code: 0, output: 'Completed updating config for topic a.\n', errors: '' },
    );
    assert.deepEqual(
      (await configs('--describe', '--entity-type', 'topics', '--entity-name', 'a')).output.split('\n'),
      [
        'Dynamic configs for topic a are:',
        '  cleanup.policy=compact,delete sensitive=false ' +
          'synonyms={DYNAMIC_TOPIC_CONFIG:cleanup.policy=compact,delete, DEFAULT_CONFIG:log.cleanup.policy=delete}',
        '  retention.ms=5000 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:retention.ms=5000}',
        '',
      ],
    );
    await configs('--alter', '--topic', 'a', '--delete-config', 'retention.ms,cleanup.policy');
    const json = JSON.parse((await configs('--describe', '--topic', 'a', '--output', 'json')).output);
    assert.deepEqual(json, [{ name: 'a', configs: [] }]);
  });

  const mistakes: [words: string[], line: RegExp][] = [
    [['--describe'], /^At least one entity type must be specified$/],
    [
      ['--describe', '--alter', '--topic', 'a'],
      /^Command must include exactly one action: --describe, --alter \(/,
    ],
    [
      ['--describe', '--entity-type', 'foo'],
      /^Invalid entity type foo, the entity type must be one of topics, clients, /,
    ],
    [
      ['--describe', '--entity-type', 'topics', '--topic', 'a'],
      /^Duplicate entity type\(s\) specified: topics$/,
    ],
    [
      ['--describe', '--broker', 'x'],
      /^The entity name for brokers must be a valid integer broker id, but it is: x$/,
    ],
    [
      ['--alter', '--topic', 'a'],
      /^At least one of --add-config, --add-config-file, or --delete-config must be/,
    ],
    [
      ['--alter', '--entity-type', 'topics', '--add-config', 'a=b'],
      /^An entity name must be specified with --alter of topics/,
    ],
    [
      ['--alter', '--topic', 'a', '--add-config', 'x'],
      /all configs to be added must be in the format "key=val"/,
    ],
    [
      ['--alter', '--client', 'c', '--add-config', 'foo=5'],
      /^Only quota configs can be added for 'clients' .*: foo; there are/,
    ],
    [
      ['--alter', '--user', 'u', '--add-config', 'SCRAM-SHA-256=x'],
      /^Invalid credential property SCRAM-SHA-256=x$/,
    ],
  ];
  for (const [words, line] of mistakes)
    it(`refuses ${words.join(' ')}`, async () => {
      const { code, errors } = await configs(...words);
      assert.equal(code, 1);
      assert.match(errors.trimEnd(), line);
    });
});
