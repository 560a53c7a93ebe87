import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Configs } from '../../src/image/configs.ts';
import { ConfigResourceType } from '../../src/image/metadata-image.ts';

const { TOPIC: resourceType } = ConfigResourceType;

it('what was asked for stays as it was; the same is given until something changes', () => {
  const configs = new Configs();
  const set = (name: string, value: string | null) =>
    configs.replay({ resourceType, resourceName: 'orders', name, value });
  const none = configs.of(resourceType, 'orders');
  set('segment.ms', '1');
  const one = configs.of(resourceType, 'orders');
  assert.equal(configs.of(resourceType, 'orders'), one);
  set('retention.ms', '2');
  const two = configs.of(resourceType, 'orders');
  set('segment.ms', null);
  const left = configs.of(resourceType, 'orders');
  set('retention.ms', null);
  const sizes = [none, one, two, left, configs.of(resourceType, 'orders')].map((map) => map.size);
  assert.deepEqual(sizes, [0, 1, 2, 1, 0]);
  assert.deepEqual([...configs.resources(resourceType)], []);
});
