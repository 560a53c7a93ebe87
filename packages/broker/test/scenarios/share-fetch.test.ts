import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { API, createTopic, type TestTopic, type WireClient } from '@kavka/testkit/wire';
import { TestNode } from './test-node.ts';

/** The session of a member that nobody else knows, which fetches from the topics that it began with. */
class ShareReader {
  readonly #client: WireClient;
  #epoch = 0;

  constructor(client: WireClient) {
    this.#client = client;
  }

  async errorOf(topics: readonly TestTopic[] = []): Promise<number | undefined> {
    const { responses } = await this.#client.ask(API.shareFetch, {
      groupId: 'g',
      memberId: 'MDAwMDAwMDAwMDAwMDAwMA',
      shareSessionEpoch: this.#epoch++,
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 1000,
      maxRecords: 1,
      batchSize: 1,
      topics: topics.map(({ id }) => ({
        topicId: id,
        partitions: [{ partitionIndex: 0, acknowledgementBatches: [] }],
      })),
    });
    return responses[0]?.partitions[0]?.errorCode;
  }
}

describe('a member of a share group', () => {
  it('is told that its topic is gone, also where another has its name', async () => {
    const node = await TestNode.start();
    const client = await node.connect();
    const reader = new ShareReader(await node.connect());
    await reader.errorOf([await createTopic(client, 'a')]);
    await client.ask(API.deleteTopics, { topics: [{ name: 'a', topicId: ZERO_UUID }], timeoutMs: 1000 });
    assert.equal(await reader.errorOf(), ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
    await createTopic(client, 'a');
    assert.equal(await reader.errorOf(), ErrorCode.UNKNOWN_TOPIC_ID);
    await node.stop();
  });
});
