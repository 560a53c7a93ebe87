import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { AuthorizationError, Consumer, type KafkaError } from '../../src/index.ts';
import { stage } from '../stage.ts';

describe('a topic that a consumer wants and cannot have', () => {
  test('is named to the application, each time it asks', async () => {
    const topicErrors = new Map([['secret', ErrorCode.TOPIC_AUTHORIZATION_FAILED as number]]);
    const at = await stage({ topicErrors });
    const { world, cluster } = at;
    const consumer = new Consumer({ bootstrapServers: cluster.bootstrapServers, world });
    consumer.assign([{ topic: 'secret', partition: 0 }]);
    for (let time = 0; time < 2; time++)
      await assert.rejects(at.run(consumer.records().next()), (error) => {
        assert.ok(error instanceof AuthorizationError, String(error));
        assert.equal(error.topic, 'secret');
        return true;
      });
    topicErrors.set('secret', ErrorCode.INVALID_TOPIC_EXCEPTION);
    await at.clock.advanceSettled(5000);
    const codes = new Set<string>();
    for (let time = 0; time < 2; time++)
      await at.run(consumer.records().next()).catch((error: KafkaError) => codes.add(error.code));
    assert.ok(codes.has('INVALID_TOPIC_EXCEPTION'), String([...codes]));
    await at.run(consumer.close());
  });
});
