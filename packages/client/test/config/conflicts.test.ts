import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError } from '@kavka/config';
import { Admin, Consumer, Producer, ShareConsumer } from '../../src/index.ts';

const CLIENTS = {
  producer: Producer,
  consumer: Consumer,
  'share consumer': ShareConsumer,
  admin: Admin,
} as const;
type Kind = keyof typeof CLIENTS;
/** As untyped programs give them. */
type AnyClient = new (options: unknown) => { close(options: object): Promise<void> };

async function judged(kind: Kind, options: unknown): Promise<string> {
  try {
    const client = new (CLIENTS[kind] as AnyClient)(options);
    await client.close({ timeoutMs: 0 });
    return 'fine';
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error.message;
  }
}

const BOOTSTRAP = { bootstrapServers: 'localhost:1' };
const GROUP = { ...BOOTSTRAP, groupId: 'g' };

/** What Java's clients of 4.3.1 say to the same, but for what is code here. */
const CASES: readonly (readonly [Kind, unknown, RegExp])[] = [
  ['producer', undefined, /of type undefined for options: expected an object of configs/],
  ['producer', 'localhost:1', /"localhost:1" for options: expected an object/],
  ['producer', { ...BOOTSTRAP, acks: 1 }, /^fine$/],
  ['producer', { ...BOOTSTRAP, acks: 2 }, /"2" for acks: expected one of all, -1, 0, 1/],
  [
    'producer',
    { ...BOOTSTRAP, acks: 1, enableIdempotence: true },
    /"true" for enable\.idempotence: expected together with acks=all/,
  ],
  [
    'producer',
    { ...BOOTSTRAP, retries: 0, enableIdempotence: true },
    /enable\.idempotence: expected together with retries above 0/,
  ],
  ['producer', { ...BOOTSTRAP, maxInFlightRequestsPerConnection: 6 }, /"6" for max\.in\.flight.*at most 5/],
  ['producer', { ...BOOTSTRAP, maxInFlightRequestsPerConnection: 6, enableIdempotence: false }, /^fine$/],
  [
    'producer',
    { ...BOOTSTRAP, transactionalId: 't', enableIdempotence: false },
    /"t" for transactional\.id: expected together with enable\.idempotence=true/,
  ],
  ['producer', { ...BOOTSTRAP, transactionalId: 't', acks: '1' }, /"t" for transactional\.id: .*acks=all/],
  [
    'producer',
    { ...BOOTSTRAP, transactionTimeoutMs: 1, 'transaction.two.phase.commit.enable': true },
    /"1" for transaction\.timeout\.ms: expected none/,
  ],
  ['producer', { ...BOOTSTRAP, deliveryTimeoutMs: 30_004 }, /"30004" for delivery\.timeout\.ms: .*30005/],
  ['producer', { ...BOOTSTRAP, lingerMs: 200_000 }, /^fine$/],
  ['producer', { ...BOOTSTRAP, lingerMs: 1.5 }, /"1\.5" for linger\.ms: expected a whole number/],
  ['producer', { ...BOOTSTRAP, lingerMs: Number.NaN }, /"NaN" for linger\.ms/],
  ['producer', { ...BOOTSTRAP, enableIdempotence: 1 }, /"1" for enable\.idempotence: expected true or false/],
  ['producer', { ...BOOTSTRAP, compressionType: 'GZIP' }, /"GZIP" for compression\.type/],
  ['producer', { ...BOOTSTRAP, compressionGzipLevel: 0 }, /"0" for compression\.gzip\.level/],
  [
    'producer',
    { ...BOOTSTRAP, valueSerializer: 'StringSerializer' },
    /"StringSerializer" for valueSerializer: expected an object with the function serialize/,
  ],
  ['producer', { ...BOOTSTRAP, keySerializer: {} }, /type object for keySerializer/],
  ['producer', { ...BOOTSTRAP, 'key.serializer': 'x' }, /"key\.serializer": give keySerializer, an object/],
  ['producer', { ...BOOTSTRAP, partitioner: 'murmur2' }, /"murmur2" for partitioner: expected a function/],
  ['producer', { ...BOOTSTRAP, hooks: 3 }, /type number for hooks: expected an object with functions/],
  [
    'producer',
    { ...BOOTSTRAP, hooks: { onSent: () => {} } },
    /member of hooks "onSent"; did you mean onSend\?/,
  ],
  ['producer', { ...BOOTSTRAP, hooks: { onSend: 'x' } }, /"x" for hooks\.onSend: expected a function/],
  ['producer', { ...BOOTSTRAP, 'linger.ms': 1, lingerMs: 2 }, /linger\.ms and lingerMs are the same/],
  [
    'consumer',
    { ...BOOTSTRAP, enableAutoCommit: true },
    /"true" for enable\.auto\.commit: expected false without a group\.id/,
  ],
  ['consumer', { ...BOOTSTRAP, enableAutoCommit: false }, /^fine$/],
  ['consumer', { ...BOOTSTRAP, groupId: '' }, /"" for group\.id: expected a name/],
  [
    'consumer',
    { ...GROUP, heartbeatIntervalMs: 45_000 },
    /"45000" for heartbeat\.interval\.ms: expected less than session\.timeout\.ms, which is 45000/,
  ],
  ['consumer', { ...BOOTSTRAP, heartbeatIntervalMs: 45_000 }, /^fine$/],
  ['consumer', { ...GROUP, groupInstanceId: 'a/b' }, /"a\/b" for group\.instance\.id/],
  ['consumer', { ...GROUP, groupInstanceId: '..' }, /"\.\." for group\.instance\.id/],
  [
    'consumer',
    { ...GROUP, groupRemoteAssignor: 'range' },
    /"range" for group\.remote\.assignor: expected none with group\.protocol=classic/,
  ],
  ['consumer', { ...GROUP, groupRemoteAssignor: '' }, /^fine$/],
  ['consumer', { ...GROUP, groupProtocol: 'consumer', groupRemoteAssignor: 'range' }, /^fine$/],
  [
    'consumer',
    { ...GROUP, groupProtocol: 'consumer', sessionTimeoutMs: 6000 },
    /"6000" for session\.timeout\.ms: expected none with group\.protocol=consumer/,
  ],
  [
    'consumer',
    { ...GROUP, groupProtocol: 'CONSUMER', heartbeatIntervalMs: 600 },
    /"600" for heartbeat\.interval\.ms: expected none/,
  ],
  [
    'consumer',
    { ...GROUP, groupProtocol: 'consumer', partitionAssignmentStrategy: 'range' },
    /"range" for partition\.assignment\.strategy: expected none/,
  ],
  [
    'consumer',
    { ...GROUP, partitionAssignmentStrategy: 'best' },
    /"best" in partition\.assignment\.strategy: expected one of/,
  ],
  ['consumer', { ...GROUP, shareAcquireMode: 'record_limit' }, /share\.acquire\.mode: expected none/],
  ['consumer', { ...GROUP, isolationLevel: 'READ_COMMITTED' }, /"READ_COMMITTED" for isolation\.level/],
  ['consumer', { ...GROUP, autoOffsetReset: 'by_duration:-PT1H' }, /for auto\.offset\.reset/],
  [
    'consumer',
    { ...GROUP, valueDeserializer: 'x' },
    /"x" for valueDeserializer: expected an object with the function deserialize/,
  ],
  [
    'consumer',
    { ...GROUP, assignors: 'range' },
    /"range" for assignors: expected an array, each entry an object with the function assign/,
  ],
  ['consumer', { ...GROUP, assignors: [{}] }, /type object for assignors\[0\]/],
  ['share consumer', BOOTSTRAP, /group\.id is missing/],
  [
    'share consumer',
    { ...GROUP, autoOffsetReset: 'earliest' },
    /"autoOffsetReset": .*share\.auto\.offset\.reset/,
  ],
  [
    'share consumer',
    { ...GROUP, 'isolation.level': 'read_committed' },
    /"isolation\.level": .*share\.isolation\.level/,
  ],
  [
    'share consumer',
    { ...GROUP, shareAcknowledgementMode: 'EXPLICIT' },
    /"EXPLICIT" for share\.acknowledgement\.mode/,
  ],
  ['share consumer', { ...GROUP, onAcknowledged: 1 }, /type number for onAcknowledged: expected a function/],
  ['admin', {}, /Missing value for bootstrap\.servers/],
  [
    'admin',
    { bootstrapControllers: 'localhost' },
    /"localhost" in bootstrap\.controllers: expected host:port/,
  ],
  [
    'admin',
    { ...BOOTSTRAP, bootstrapControllers: 'localhost:2' },
    /"localhost:2" for bootstrap\.controllers: expected none with bootstrap\.servers/,
  ],
  ['admin', { bootstrapControllers: 'localhost:2' }, /^fine$/],
  ['admin', { ...BOOTSTRAP, defaultApiTimeoutMs: 100 }, /"100" for default\.api\.timeout\.ms: .*30000/],
  ['admin', { ...BOOTSTRAP, defaultApiTimeoutMs: 100, requestTimeoutMs: 100 }, /^fine$/],
  ['admin', { ...BOOTSTRAP, requestTimeoutMs: 100_000 }, /^fine$/],
];

describe('options of clients', () => {
  for (const [kind, options, expected] of CASES)
    test(`${kind}: ${JSON.stringify(options)}`, async () =>
      assert.match(await judged(kind, options), expected));
});
