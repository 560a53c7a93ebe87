import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { nodeOutput } from '../../src/machine/node-streams.ts';

const stream = (failure?: Error): Writable =>
  new Writable({ write: (_chunk, _encoding, done) => process.nextTick(done, failure ?? null) });

describe('an output of the machine', () => {
  it('has drained when all is written', async () => {
    const slow = stream();
    const output = nodeOutput(slow, () => assert.fail());
    for (let line = 0; line < 100; line++) output.write(`${line}\n`);
    await output.drained();
    assert.equal(slow.writableLength, 0);
  });

  it('tells of a failure before it has drained, and takes what comes later without a word', async () => {
    const reasons: string[] = [];
    const output = nodeOutput(stream(new Error('the disk is full')), ({ message }) => reasons.push(message));
    output.write('a');
    await output.drained();
    assert.equal(output.write('b'), true);
    await output.drained();
    assert.deepEqual(reasons, ['the disk is full']);
  });
});
