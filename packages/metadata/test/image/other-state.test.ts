import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecisionWorld, uuidOf } from '../decision-world.ts';
import { everyKindOfRecord, removals } from '../some-records.ts';

test('quotas, credentials, ACLs, tokens, configs and controllers are kept and found', () => {
  const world = new DecisionWorld();
  const delta = world.apply(everyKindOfRecord());
  const { state } = world;
  const entity = [
    { entityType: 'user', entityName: 'alice' },
    { entityType: 'client-id', entityName: null },
  ];
  assert.equal(state.clientQuotas.of(entity)?.get('producer_byte_rate'), 1024.5);
  assert.equal(state.clientQuotas.of([...entity].reverse())?.get('producer_byte_rate'), 1024.5);
  assert.equal(state.scramCredentials.of('alice')?.get(1)?.iterations, 4096);
  assert.equal(state.accessControlEntries.get(uuidOf(60))?.principal, 'User:alice');
  assert.equal(state.delegationTokens.get('token')?.owner, 'User:alice');
  assert.equal(state.controllers.get(1)?.listeners[0]?.port, 9092);
  assert.deepEqual([...state.configs.resources(32)], ['g']);
  assert.equal(state.nextProducerId, 3000n);
  assert.deepEqual(state.brokers.get(1)?.directories, [uuidOf(1), uuidOf(2)]);
  assert.ok(delta.clientQuotasChanged && delta.scramCredentialsChanged && delta.accessControlEntriesChanged);
  assert.ok(delta.delegationTokensChanged && delta.controllersChanged && delta.producerIdsChanged);
});

test('and go again', () => {
  const world = new DecisionWorld();
  world.apply(everyKindOfRecord());
  const delta = world.apply(removals());
  const { state } = world;
  assert.deepEqual([...state.clientQuotas.entries()], []);
  assert.deepEqual([...state.scramCredentials.users()], []);
  assert.equal(state.accessControlEntries.size, 0);
  assert.deepEqual([...state.delegationTokens.all()], []);
  assert.deepEqual([...state.configs.resources(32)], []);
  assert.equal(state.brokers.size, 0);
  assert.deepEqual(delta.brokersChanged.get(1)?.after, undefined);
});

test('features: a level of 0 is none', () => {
  const world = new DecisionWorld();
  assert.equal(world.state.features.metadataVersion, 30);
  assert.equal(world.state.features.level('group.version'), 1);
  const delta = world.apply([
    { type: 'FeatureLevelRecord', data: { name: 'group.version', featureLevel: 0 } },
  ]);
  assert.equal(world.state.features.level('group.version'), 0);
  assert.equal(world.state.features.levels.has('group.version'), false);
  assert.ok(delta.featuresChanged);
});
