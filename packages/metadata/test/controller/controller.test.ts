import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotControllerError } from '../../src/controller/not-controller-error.ts';
import { ControllerWorld } from '../controller-world.ts';
import { creatable, registrationOf, topicsRequest, uuidOf } from '../decision-world.ts';
import { errorName } from '../error-names.ts';
import { MemoryMetadataLog } from '../memory-metadata-log.ts';

test('the first controller writes the features in one transaction, and who it is', () => {
  const world = new ControllerWorld();
  world.lead();
  assert.deepEqual(world.log.types(), [
    'BeginTransactionRecord',
    ...Array(6).fill('FeatureLevelRecord'),
    'ConfigRecord',
    'EndTransactionRecord',
    'RegisterControllerRecord',
  ]);
  assert.equal(world.log.batches[0]?.records.length, 9);
  assert.equal(world.image.features.metadataVersion, 30);
  assert.equal(world.image.configs.of(4, '').get('min.insync.replicas'), '1');
});

test('a later controller writes only who it is', () => {
  const first = new ControllerWorld();
  first.lead();
  const before = first.log.endOffset;
  const second = new ControllerWorld(first.log);
  second.lead(2);
  assert.deepEqual(second.log.types().slice(before), ['RegisterControllerRecord']);
});

test('a transaction that was cut off is aborted, and begun again', () => {
  const log = new MemoryMetadataLog();
  log.append([
    { type: 'BeginTransactionRecord', data: { name: 'Bootstrap records' } },
    { type: 'FeatureLevelRecord', data: { name: 'metadata.version', featureLevel: 30 } },
  ]);
  log.commit();
  const world = new ControllerWorld(log);
  world.lead();
  assert.deepEqual(log.types().slice(2, 4), ['AbortTransactionRecord', 'BeginTransactionRecord']);
  assert.equal(world.image.features.metadataVersion, 30);
});

test('an answer waits for its commit; decisions in between see what is not committed yet', async () => {
  const world = new ControllerWorld();
  world.lead();
  await world.startBroker(1);
  const answers: string[] = [];
  const create = (name: string) =>
    world.controller.createTopics(topicsRequest(creatable(name))).then(({ topics }) => {
      answers.push(`${name} ${errorName(topics[0]!.errorCode)}`);
    });
  const all = Promise.all([create('a'), create('a'), create('a.b'), create('a_b')]);
  await new Promise(setImmediate);
  assert.deepEqual(answers, []);
  assert.equal(world.image.topics.size, 0);
  world.log.commit();
  await all;
  assert.deepEqual(answers, ['a NONE', 'a TOPIC_ALREADY_EXISTS', 'a.b NONE', 'a_b INVALID_TOPIC_EXCEPTION']);
  assert.equal(world.image.topics.size, 2);
});

test('who does not lead decides nothing', async () => {
  const world = new ControllerWorld();
  await assert.rejects(world.controller.createTopics(topicsRequest()), NotControllerError);
});

test('who loses the lead leaves open what was not committed', async () => {
  const world = new ControllerWorld();
  world.lead();
  await world.startBroker(1);
  const answer = world.controller.createTopics(topicsRequest(creatable('a')));
  world.controller.leaderChanged({ leaderId: 2, epoch: 2 });
  await assert.rejects(answer, NotControllerError);
});

test('a broker that falls silent is fenced', async () => {
  const world = new ControllerWorld();
  world.lead();
  await world.startBroker(1);
  await world.startBroker(2);
  for (let second = 0; second < 10; second++) {
    world.clock.advance(1000);
    await world.heartbeat(1);
  }
  assert.deepEqual(
    world.image.brokers.alive().map(({ id }) => id),
    [1],
  );
});

test('a process that stood still itself fences nobody for that', async () => {
  const world = new ControllerWorld();
  world.lead();
  await world.startBroker(1);
  world.clock.advance(500);
  world.clock.stall(60_000);
  world.clock.advance(1000);
  world.log.commit();
  assert.equal(world.image.brokers.isAlive(1), true);
});

test('a new controller waits a session for the brokers of others, but not for its own', async () => {
  const first = new ControllerWorld();
  first.lead();
  await first.startBroker(1);
  await first.startBroker(2);
  const world = new ControllerWorld(first.log);
  world.lead(2);
  const register = (id: number) =>
    world.answer(world.controller.registerBroker(registrationOf(id, { incarnationId: uuidOf(5) })));
  assert.equal(errorName((await register(2)).errorCode), 'DUPLICATE_BROKER_REGISTRATION');
  assert.equal(errorName((await register(1)).errorCode), 'NONE');
  for (let second = 0; second < 10; second++) world.clock.advance(1000);
  assert.equal(errorName((await register(2)).errorCode), 'NONE');
});

test('no timer is left behind', () => {
  const world = new ControllerWorld();
  world.lead();
  world.controller.close();
  assert.equal(world.clock.timers, 0);
});
