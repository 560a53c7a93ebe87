import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DiskFile } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { ErrorCode } from '@kavka/protocol';
import { API, createTopic, produce, readValues } from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

const CAPACITY_BYTES = 10_000_000;
const KEPT_FREE_BYTES = 20_000;

/** A node whose disk another program fills, and empties again. */
async function start() {
  const disk = new MemoryDisk({ capacityBytes: CAPACITY_BYTES });
  const ballast = disk.open('/ballast', 'create');
  const node = await TestNode.start({ disk });
  const client = await node.connect();
  const topic = await createTopic(client, 'a');
  await produce(client, topic, ['before']);
  return { node, client, topic, disk, ballast };
}

function fill(disk: MemoryDisk, ballast: DiskFile, leftBytes: number): void {
  ballast.truncate(ballast.size() + disk.capacity('/').usableBytes - leftBytes);
}

describe('a disk without room', () => {
  it('fails writes with an error code; what is there is served', async () => {
    const { node, client, topic, disk, ballast } = await start();
    fill(disk, ballast, KEPT_FREE_BYTES);
    const { errorCode } = await produce(client, topic, ['x'.repeat(2 * KEPT_FREE_BYTES)]);
    assert.equal(errorCode, ErrorCode.KAFKA_STORAGE_ERROR);
    assert.deepEqual(await readValues(client, topic), ['before']);
    assert.equal(node.running.health().live, true);
    await node.stop();
    ballast.truncate(0);
    const again = await TestNode.start({ disk });
    const other = await again.connect();
    assert.equal((await produce(other, topic, ['after'])).errorCode, 0);
    assert.deepEqual(await readValues(other, topic), ['before', 'after']);
    await again.stop();
  });

  it('ends changes of the metadata until the next start, which the health tells; records are served', async () => {
    const { node, client, topic, disk, ballast } = await start();
    fill(disk, ballast, 0);
    await assert.rejects(createTopic(client, 'b'), /closed/);
    const { live, details } = node.running.health();
    assert.equal(live, false);
    assert.match(String(details.problem), /ENOSPC/);
    const other = await node.connect();
    assert.deepEqual(await readValues(other, topic), ['before']);
    await assert.rejects(node.stop(), /ENOSPC/);
    await assert.rejects(TestNode.start({ disk }), /ENOSPC/);
    ballast.truncate(0);
    const again = await TestNode.start({ disk });
    const { topics } = await (await again.connect()).ask(API.metadata, { topics: null });
    assert.deepEqual(
      topics.map(({ name }) => name),
      ['a'],
    );
    assert.deepEqual(await readValues(await again.connect(), topic), ['before']);
    await again.stop();
  });
});
