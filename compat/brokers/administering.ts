import assert from 'node:assert/strict';
import { Admin, KafkaError } from '@kavka/client';
import { type Life, Loop } from './life.ts';

const CALL_LIMIT_MS = 180_000;

/** Asks and changes all the time, whichever node is the controller or coordinates. */
export function administering(bootstrapServers: string, topic: string): Life {
  const admin = new Admin({
    bootstrapServers,
    requestTimeoutMs: 10_000,
    defaultApiTimeoutMs: CALL_LIMIT_MS,
  });
  const loop = new Loop(async (round) => {
    const value = `${3_600_000 + round}`;
    await admin.alterConfigs([{ type: 'topic', name: topic, set: { 'retention.ms': value } }]);
    await createTopic(admin, `made-${round}`);
    const [described] = await admin.describeTopics([topic]);
    assert.equal(described?.name, topic);
    const found = await admin.listOffsets([{ topic, partition: 0, at: 'latest' }]);
    assert.equal(found.length, 1);
    await admin.listGroups();
    await admin.deleteTopics([`made-${round}`]).catch((error: unknown) => {
      if (!isCode(error, 'UNKNOWN_TOPIC_OR_PARTITION')) throw error; // the answer to the first try was lost
    });
  });
  return {
    name: 'an admin client',
    progress: () => loop.rounds,
    async end() {
      await loop.end();
      await admin.close();
    },
  };
}

/** Where the answer to the first try was lost, the topic is there already. */
async function createTopic(admin: Admin, name: string): Promise<void> {
  await admin.createTopics([{ name, partitions: 1 }]).catch((error: unknown) => {
    if (!isCode(error, 'TOPIC_ALREADY_EXISTS')) throw error;
  });
}

function isCode(error: unknown, code: KafkaError['code']): boolean {
  return error instanceof KafkaError && error.code === code;
}
