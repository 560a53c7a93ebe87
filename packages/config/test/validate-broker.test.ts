import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateBrokerConfigs } from '../src/index.ts';
import { readNode } from './fixtures/node.ts';

const NODE = readNode({});

function problemOf(resource: string, name: string, value: string): string | undefined {
  const problem = validateBrokerConfigs(resource, new Map([[name, value]]), NODE);
  if (problem) assert.equal(problem.error, 'INVALID_REQUEST');
  return problem?.message;
}

/** Resource, name, value, as Apache Kafka 4.3.1 takes them. */
const GOOD: readonly (readonly [string, string, string])[] = [
  ['', 'log.retention.ms', '70000000'],
  ['1', 'log.retention.ms', '60000000'],
  ['1', 'no.such', '5'],
  ['1', 'listener.name.plaintext.ssl.keystore.type', 'PEM'],
  ['1', 'listener.name.plaintext.max.connections', '11'],
  ['', 'listener.name.plaintext.max.connections', '12'],
  ['1', 'listener.name.plaintext.node.id', '3'],
  ['1', 'listener.name.plaintext.no.such', '9'],
  ['1', 'listener.name.plaintext.plain.sasl.jaas.config', 'any'],
  ['1', 'num.io.threads', '10'],
  ['1', 'leader.replication.throttled.rate', '1000'],
  ['1', 'cordoned.log.dirs', '*'],
  ['1', 'log.cleanup.policy', 'compact,delete'],
  ['1', 'max.connections.per.ip.overrides', '127.0.0.1:5,foo:8'],
];

for (const [resource, name, value] of GOOD) {
  test(`broker "${resource}" takes ${name}=${value}`, () =>
    assert.equal(problemOf(resource, name, value), undefined));
}

/** Resource, name, value, as Apache Kafka 4.3.1 refuses them. */
const WRONG: readonly (readonly [string, string, string, RegExp])[] = [
  ['1', 'log.retention.hours', '5', /^Needs a restart .*: log\.retention\.hours$/],
  ['1', 'node.id', '5', /^Needs a restart/],
  ['', 'listeners', 'PLAINTEXT://:1', /^Can be changed only for one broker, not for all at once: listeners$/],
  ['', 'listener.name.plaintext.ssl.keystore.type', 'PEM', /^Can be changed only for one broker/],
  ['', 'cordoned.log.dirs', '*', /^Can be changed only for one broker/],
  ['1', 'ssl.keystore.type', 'PEM', /^Can be changed only for one listener .*: ssl\.keystore\.type$/],
  ['', 'ssl.keystore.type', 'PEM', /^Can be changed only for one listener/],
  ['1', 'sasl.enabled.mechanisms', 'PLAIN', /^sasl\.enabled\.mechanisms counts for listeners that are open/],
  ['1', 'num.io.threads', '100', /expected at least half and at most double of 8/],
  ['', 'log.cleaner.threads', '0', /at least one thread/],
  ['', 'num.io.threads', 'x', /^Invalid value "x" for num\.io\.threads/],
  [
    '1',
    'listener.name.plaintext.max.connections',
    'x',
    /^Invalid value "x" for listener\.name\.plaintext\.max/,
  ],
  ['1', 'leader.replication.throttled.rate', '-5', /expected at least 0/],
  ['1', 'cordoned.log.dirs', '/nope', /^cordoned\.log\.dirs names folders/],
  [
    '1',
    'group.consumer.assignment.interval.ms',
    '99999',
    /must not be above group\.consumer\.max\.assignment/,
  ],
  ['1', 'log.local.retention.ms', '999999999999', /must not be above log\.retention\.ms/],
  ['1', 'listeners', 'PLAINTEXT://localhost:1', /which listeners does not open/],
  ['1', 'max.connections.per.ip.overrides', '127.0.0.1', /expected host:count/],
];

for (const [resource, name, value, sentence] of WRONG) {
  test(`broker "${resource}" refuses ${name}=${value}`, () => {
    assert.match(problemOf(resource, name, value) ?? '', sentence);
  });
}

test('what only another broker can judge is left to it', () => {
  assert.equal(problemOf('2', 'cordoned.log.dirs', '/nope'), undefined);
});
