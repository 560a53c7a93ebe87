import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ADMIN_CONFIGS, ConfigError } from '@kavka/config';
import { camelCase } from '../../src/config/camel-case.ts';
import { clusterSettings, readClientConfig } from '../../src/config/index.ts';

const problems = (given: Record<string, unknown>): readonly string[] => {
  try {
    clusterSettings(readClientConfig(ADMIN_CONFIGS, { bootstrapServers: 'a:1', ...given }));
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
};

describe('readClientConfig', () => {
  test("Kafka's names and camel case, text and values", () => {
    const values = readClientConfig(ADMIN_CONFIGS, {
      'bootstrap.servers': ['a:1', 'b:2'],
      requestTimeoutMs: '5000',
      retries: 3,
      clientId: undefined,
      'client.id': null,
    });
    assert.deepEqual(values.list('bootstrap.servers'), ['a:1', 'b:2']);
    assert.equal(values.number('request.timeout.ms'), 5000);
    assert.equal(values.number('retries'), 3);
    assert.equal(values.string('client.id'), '');
  });

  test('every name has one way of writing in camel case', () => {
    const names = Object.keys(ADMIN_CONFIGS);
    assert.equal(new Set(names.map(camelCase)).size, names.length);
    assert.equal(camelCase('socket.connection.setup.timeout.max.ms'), 'socketConnectionSetupTimeoutMaxMs');
  });

  const cases: readonly (readonly [Record<string, unknown>, RegExp])[] = [
    [{ bootstrapServer: 'a:1' }, /"bootstrapServer"; did you mean bootstrapServers\?/],
    [{ 'retry.backof.ms': 1 }, /"retry\.backof\.ms"; did you mean retry\.backoff\.ms\?/],
    [{ requestTimeoutMs: 'soon' }, /"soon" for request\.timeout\.ms: expected a whole number/],
    [{ requestTimeoutMs: -1 }, /"-1" for request\.timeout\.ms: expected at least 0/],
    [{ requestTimeoutMs: {} }, /type object for request\.timeout\.ms/],
    [{ bootstrapServers: 'a' }, /"a" in bootstrap\.servers: expected host:port/],
    [{ bootstrapServers: 'a:99999' }, /"a:99999" in bootstrap\.servers/],
    [{ bootstrapServers: [] }, /bootstrap\.servers: expected at least one/],
    [{ securityProtocol: 'TLS' }, /"TLS" for security\.protocol/],
    [{ securityProtocol: 'SASL_SSL' }, /"GSSAPI" for sasl\.mechanism: this client speaks PLAIN/],
  ];
  for (const [given, expected] of cases) {
    test(JSON.stringify(given), () => {
      const found = problems(given);
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', expected);
    });
  }
});
