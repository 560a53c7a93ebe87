import assert from 'node:assert/strict';
import { type Acl, Admin, AuthorizationError, Consumer, Producer, serdes } from '@kavka/client';
import type { Checks } from '../checks.ts';

/** Everyone may do all, but for what has an ACL for someone else. */
export const AUTHORIZER: Readonly<Record<string, string>> = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'allow.everyone.if.no.acl.found': 'true',
};

const READERS: Readonly<Record<string, object>> = {
  'by a member of a classic group': { groupId: 'unlawful-classic' },
  'by a member of a consumer group': { groupId: 'unlawful-modern', groupProtocol: 'consumer' },
  'by hand': {},
};

/** Topics that a consumer may not have are named, and read as soon as rights are given. */
export async function authorizationSuite(checks: Checks, bootstrapServers: string): Promise<void> {
  for (const [index, [how, config]] of Object.entries(READERS).entries())
    await checks.check(`a topic is read without rights, then with them, ${how}`, () =>
      readUnlawfully(bootstrapServers, `secret-${index}`, config),
    );
}

async function readUnlawfully(bootstrapServers: string, topic: string, config: object): Promise<void> {
  await using admin = new Admin({ bootstrapServers });
  await admin.createTopics([{ name: topic, partitions: 1 }]);
  await using producer = new Producer({ bootstrapServers });
  await producer.send({ topic, value: 'a secret' });
  await admin.createAcls([aclOf(topic, 'User:someone-else')]);
  await using consumer = new Consumer({
    bootstrapServers,
    autoOffsetReset: 'earliest',
    valueDeserializer: serdes.string,
    ...config,
  });
  if ('groupId' in config) consumer.subscribe([topic]);
  else consumer.assign([{ topic, partition: 0 }]);
  assert.equal(await refusedTopic(consumer), topic);
  await admin.createAcls([aclOf(topic, 'User:ANONYMOUS')]);
  for (;;) {
    try {
      const { value: record } = await consumer.records().next();
      assert.equal(record?.value, 'a secret');
      return;
    } catch (error) {
      if (!(error instanceof AuthorizationError)) throw error;
    }
  }
}

/** The ACL may reach the brokers after the consumer does: what is read until then counts for nothing. */
async function refusedTopic(consumer: Consumer<Buffer, string>): Promise<string | undefined> {
  try {
    for await (const _record of consumer) consumer.seekToStart();
  } catch (error) {
    if (error instanceof AuthorizationError) return error.topic;
    throw error;
  }
  return undefined;
}

function aclOf(topic: string, principal: string): Acl {
  const resource = { resourceType: 'topic', resourceName: topic } as const;
  return { ...resource, principal, operation: 'all', permission: 'allow' };
}
