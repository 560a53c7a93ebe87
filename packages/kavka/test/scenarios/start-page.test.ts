import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { promisify } from 'node:util';

/** What stands where the page speaks of a consumer that hangs, and of what comes of it. */
const TOLD: readonly (readonly [string, string])[] = [
  [
    '// ... a consumer joins a group, and then hangs\n',
    `const { NodeNetwork } = await import('@kavka/base/node');
    const { API, createTopic, WireClient } = await import('@kavka/testkit/wire');
    const client = await WireClient.connect(new NodeNetwork(), kafka);
    await createTopic(client, 't');
    await client.ask(API.findCoordinator, { keyType: 0, coordinatorKeys: ['g'] });
    const member = { groupId: 'g', memberId: 'm', rebalanceTimeoutMs: 60_000, topicPartitions: [] };
    await client.ask(API.consumerGroupHeartbeat, { ...member, memberEpoch: 0, subscribedTopicNames: ['t'] });
    const tell = async () => {
      const { groups } = await client.ask(API.consumerGroupDescribe, { groupIds: ['g'] });
      console.log(groups[0].groupState, groups[0].members.length);
    };
    await tell();\n`,
  ],
  ['// its session is over: its partitions go to the other members\n', 'await tell();\nclient.close();\n'],
];

const page = readFileSync(new URL('../../../../docs/start.md', import.meta.url), 'utf8');
const [plain = '', movable = ''] = Array.from(page.matchAll(/^```ts\n([^`]*)^```$/gm), ([, code]) => code);

/** What a program prints to both of its streams. */
async function run(program: string): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: import.meta.dirname,
    timeout: 60_000,
  });
}

test('the page about the start: a node in a test', async () => {
  const { stdout, stderr } = await run(plain);
  assert.match(stdout, /^localhost:\d+\n$/);
  assert.equal(stderr, '');
});

test('the page about the start: a clock that is moved', async () => {
  let program = movable;
  for (const [words, code] of TOLD) {
    assert.ok(program.includes(words), `the page says: ${words}`);
    program = program.replace(words, code);
  }
  const { stdout, stderr } = await run(program);
  assert.equal(stdout, 'Stable 1\nEmpty 0\n');
  assert.equal(stderr, '');
});
