import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseEndpoints, parseProtocolMap } from '../src/endpoint.ts';
import { formatEndpoint } from '../src/index.ts';

const { map: PROTOCOLS } = parseProtocolMap('PLAINTEXT:PLAINTEXT,outside:sasl_ssl');

test('names become capitals, brackets around IPv6 go and come back', () => {
  const { endpoints } = parseEndpoints('listeners', ['outside://[::1]:0'], PROTOCOLS);
  assert.deepEqual(endpoints, [{ name: 'OUTSIDE', host: '::1', port: 0, securityProtocol: 'SASL_SSL' }]);
  assert.equal(formatEndpoint(endpoints[0]!), 'OUTSIDE://[::1]:0');
});

test('an empty host means all interfaces', () => {
  const { endpoints } = parseEndpoints('listeners', ['PLAINTEXT://:9092'], PROTOCOLS);
  assert.equal(endpoints[0]?.host, '');
  assert.equal(formatEndpoint(endpoints[0]!), 'PLAINTEXT://:9092');
});

test('any text is an endpoint or a sentence', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
      const { endpoints, problems } = parseEndpoints('listeners', [text], PROTOCOLS);
      assert.equal(endpoints.length + problems.length, 1);
    }),
  );
});
