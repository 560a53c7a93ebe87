import assert from 'node:assert/strict';
import { test } from 'node:test';
import { updateFeatures } from '../../src/controller/update-features.ts';
import { DecisionWorld } from '../decision-world.ts';
import { errorName } from '../error-names.ts';

const [UPGRADE, SAFE_DOWNGRADE] = [1, 2] as const;

function update(
  on: DecisionWorld,
  feature: string,
  maxVersionLevel: number,
  upgradeType: number,
  validateOnly = false,
) {
  const featureUpdates = [{ feature, maxVersionLevel, upgradeType, allowDowngrade: false }];
  const answer = on.decide(updateFeatures(on.context, { timeoutMs: 1000, featureUpdates, validateOnly }));
  assert.equal(answer.errorMessage === null, answer.errorCode === 0);
  return errorName(answer.errorCode);
}

test('down, if asked for, and up again', () => {
  const on = new DecisionWorld();
  on.addBrokers([1]);
  assert.equal(update(on, 'share.version', 0, UPGRADE), 'INVALID_UPDATE_VERSION');
  assert.equal(update(on, 'share.version', 0, SAFE_DOWNGRADE, true), 'NONE');
  assert.equal(on.state.features.level('share.version'), 1);
  assert.equal(update(on, 'share.version', 0, SAFE_DOWNGRADE), 'NONE');
  assert.equal(on.state.features.level('share.version'), 0);
  assert.equal(update(on, 'share.version', 1, UPGRADE), 'NONE');
  assert.equal(on.state.features.level('share.version'), 1);
});

test('features and levels that nobody knows', () => {
  const on = new DecisionWorld();
  assert.equal(update(on, 'no.such', 1, UPGRADE), 'INVALID_UPDATE_VERSION');
  assert.equal(update(on, 'metadata.version', 99, UPGRADE), 'INVALID_UPDATE_VERSION');
  assert.equal(update(on, 'metadata.version', 20, SAFE_DOWNGRADE), 'INVALID_UPDATE_VERSION');
});

test('one update that cannot be stops them all', () => {
  const on = new DecisionWorld();
  const featureUpdates = [
    { feature: 'share.version', maxVersionLevel: 0, upgradeType: SAFE_DOWNGRADE, allowDowngrade: false },
    { feature: 'no.such', maxVersionLevel: 1, upgradeType: UPGRADE, allowDowngrade: false },
  ];
  const { records } = updateFeatures(on.context, { timeoutMs: 1000, featureUpdates, validateOnly: false });
  assert.deepEqual(records, []);
});
