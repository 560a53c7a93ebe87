import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NetworkError, PLAIN_NAMES, type Resolver, SILENT_LOGGER } from '@kavka/base';
import { ClientQuotas } from '@kavka/metadata';
import { AddressLimits } from '../../src/quotas/address-limits.ts';

const resolver: Resolver = {
  ...PLAIN_NAMES,
  async addresses(host) {
    if (host === 'batch.example') return ['2001:db8::7', '10.0.0.7', '10.0.0.8'];
    throw new NetworkError('ENOTFOUND', `cannot find host ${host}`);
  },
};

function limit(quotas: ClientQuotas, entityName: string | null, value: number): void {
  const entity = [{ entityType: 'ip', entityName }];
  quotas.replay({ entity, key: 'connection_creation_rate', value, remove: false });
}

describe('AddressLimits', () => {
  it('knows addresses however they are written, and all others', () => {
    const quotas = new ClientQuotas();
    const limits = new AddressLimits({ quotas, resolver, logger: SILENT_LOGGER });
    assert.equal(limits.of('10.0.0.1'), undefined);
    limit(quotas, null, 9);
    limit(quotas, '10.0.0.1', 1);
    limit(quotas, '2001:DB8:0::1', 2);
    limits.refresh();
    assert.deepEqual(
      ['10.0.0.1', '2001:db8::1', '10.0.0.2'].map((address) => limits.of(address)),
      [1, 2, 9],
    );
  });

  it('looks up a host, whose first IPv4 address counts, and not what is said of an address itself', async () => {
    const quotas = new ClientQuotas();
    limit(quotas, 'batch.example', 3);
    limit(quotas, 'gone.example', 4);
    const limits = new AddressLimits({ quotas, resolver, logger: SILENT_LOGGER });
    await Promise.resolve().then(() => {});
    assert.deepEqual(
      ['10.0.0.7', '10.0.0.8'].map((address) => limits.of(address)),
      [3, undefined],
    );
    limit(quotas, '10.0.0.7', 5);
    limits.refresh();
    await Promise.resolve().then(() => {});
    assert.equal(limits.of('10.0.0.7'), 5);
  });
});
