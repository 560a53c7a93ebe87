import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { World } from '../world/world.ts';

function origin(version: number) {
  return { clientId: 'c', clientHost: '/10.0.0.1', version };
}

const HEARTBEAT = { groupId: 'g', generationId: 1, memberId: 'm', groupInstanceId: null };
const SYNC = { ...HEARTBEAT, protocolType: 'consumer', protocolName: 'range', assignments: [] };
const JOIN = {
  groupId: 'g',
  sessionTimeoutMs: 10_000,
  rebalanceTimeoutMs: 10_000,
  memberId: '',
  groupInstanceId: null,
  protocolType: 'consumer',
  protocols: [{ name: 'range', metadata: Buffer.from('x') }],
  reason: null,
};

test('while a partition loads, members are told to wait, and that they are alive', async () => {
  const { coordinator } = new World();
  const loading = coordinator.load(0, 1);
  const heartbeat = coordinator.heartbeat(HEARTBEAT, origin(4));
  const others = await Promise.all([
    coordinator.joinGroup(JOIN, origin(9)),
    coordinator.syncGroup(SYNC, origin(5)),
    coordinator.leaveGroup({ groupId: 'g', memberId: 'm', members: [] }, origin(2)),
    coordinator.listGroups({ statesFilter: [], typesFilter: [] }, origin(5)),
  ]);
  assert.equal((await heartbeat).errorCode, ErrorCode.NONE);
  for (const { errorCode } of others) assert.equal(errorCode, ErrorCode.COORDINATOR_LOAD_IN_PROGRESS);
  await loading;
  assert.equal((await coordinator.heartbeat(HEARTBEAT, origin(4))).errorCode, ErrorCode.UNKNOWN_MEMBER_ID);
});

test('a group must have a name', async () => {
  const world = new World();
  await world.load();
  const { coordinator } = world;
  for (const response of [
    await coordinator.heartbeat({ ...HEARTBEAT, groupId: '' }, origin(4)),
    await coordinator.joinGroup({ ...JOIN, groupId: '' }, origin(9)),
    await coordinator.syncGroup({ ...SYNC, groupId: '' }, origin(5)),
    await coordinator.leaveGroup({ groupId: '', memberId: 'm', members: [] }, origin(2)),
    await coordinator.offsetDelete({ groupId: '', topics: [] }, origin(0)),
  ]) {
    assert.equal(response.errorCode, ErrorCode.INVALID_GROUP_ID);
  }
});

test('from version 5 on a sync names the protocol', async () => {
  const world = new World();
  await world.load();
  const { coordinator } = world;
  const unnamed = { ...SYNC, protocolType: null, protocolName: null };
  assert.equal(
    (await coordinator.syncGroup(unnamed, origin(5))).errorCode,
    ErrorCode.INCONSISTENT_GROUP_PROTOCOL,
  );
  assert.equal((await coordinator.syncGroup(unnamed, origin(4))).errorCode, ErrorCode.UNKNOWN_MEMBER_ID);
});

test('before version 3 the error of leaving is that of the one member', async () => {
  const world = new World();
  await world.load();
  const members = [{ memberId: 'm', groupInstanceId: null, reason: null }];
  const request = { groupId: 'g', memberId: 'm', members };
  const old = await world.coordinator.leaveGroup(request, origin(2));
  assert.deepEqual(old, { errorCode: ErrorCode.UNKNOWN_MEMBER_ID });
  const recent = await world.coordinator.leaveGroup(request, origin(3));
  assert.equal(recent.errorCode, ErrorCode.NONE);
  assert.equal(recent.members?.[0]?.errorCode, ErrorCode.UNKNOWN_MEMBER_ID);
});

test('before version 7 a response has the name of a protocol, if an empty one', async () => {
  const world = new World();
  await world.load();
  const { coordinator } = world;
  assert.equal((await coordinator.joinGroup({ ...JOIN, protocols: [] }, origin(6))).protocolName, '');
  assert.equal((await coordinator.joinGroup({ ...JOIN, protocols: [] }, origin(7))).protocolName, null);
});

test('after the end nobody is served', async () => {
  const world = new World();
  await world.load();
  world.coordinator.close();
  const response = await world.coordinator.joinGroup(JOIN, origin(9));
  assert.equal(response.errorCode, ErrorCode.COORDINATOR_NOT_AVAILABLE);
  assert.equal(world.clock.timers, 0);
});
