import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NetworkError, PLAIN_NAMES, type Resolver } from '@kavka/base';
import { findHosts } from '../../src/controller/find-hosts.ts';

const entry = (entityType: string, entityName: string | null) => ({
  entity: [{ entityType, entityName }],
  ops: [],
});

describe('findHosts', () => {
  it('looks up what may be the name of a host, once each, and nothing else', async () => {
    const asked: string[] = [];
    const resolver: Resolver = {
      ...PLAIN_NAMES,
      async addresses(host) {
        asked.push(host);
        if (host === 'gone.example') throw new NetworkError('ENOTFOUND', `cannot find host ${host}`);
        return ['10.0.0.7'];
      },
    };
    const names = ['10.0.0.1', '::1', '', null, 'here.example', 'gone.example', 'here.example'];
    const entries = [...names.map((name) => entry('ip', name)), entry('user', 'alice')];
    const found = await findHosts({ entries, validateOnly: false }, resolver);
    assert.deepEqual([...found], ['here.example']);
    assert.deepEqual(asked, ['here.example', 'gone.example']);
  });
});
