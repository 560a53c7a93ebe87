import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TOOLS } from '../src/catalogue.ts';
import { runUmbrella } from '../src/umbrella.ts';
import { stage } from './stage.ts';

describe('kavka', () => {
  const run = async (...words: string[]) => {
    const world = stage();
    const code = await runUmbrella(words, world);
    return { code, output: world.output.text, errors: world.errors.text };
  };

  it('lists all tools', async () => {
    const { code, output } = await run();
    assert.equal(code, 0);
    for (const name of Object.keys(TOOLS))
      assert.match(output, new RegExp(`^ {2}${name.slice('kafka-'.length)} `, 'm'));
  });

  it('runs a tool by any of its names', async () => {
    for (const name of ['topics', 'kafka-topics', 'kafka-topics.sh'])
      assert.deepEqual(await run(name, '--version'), { code: 0, output: '4.3.1\n', errors: '' });
  });

  it('runs the tool of a Java class, wherever that was', async () => {
    for (const name of ['kafka.tools.GetOffsetShell', 'org.apache.kafka.tools.GetOffsetShell'])
      assert.match((await run('run-class', name, '--help')).output, /^Usage: kafka-get-offsets /);
    const { code, errors } = await run('run-class', 'kafka.tools.MirrorMaker');
    assert.equal(code, 1);
    assert.match(errors, /no tool for "kafka.tools.MirrorMaker"/);
  });

  it('offers the nearest name', async () => {
    const { code, errors } = await run('topcis');
    assert.deepEqual(
      [code, errors],
      [1, 'kavka: unknown command "topcis"; did you mean topics? (see kavka --help)\n'],
    );
  });
});
