import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BROKER_CONFIGS } from '../../src/broker/all.ts';
import { REPLICATION_THROTTLE_CONFIGS } from '../../src/broker/replication-throttles.ts';
import { ADMIN_CONFIGS, CONSUMER_CONFIGS, PRODUCER_CONFIGS } from '../../src/client/all.ts';
import { CLIENT_METRICS_CONFIGS } from '../../src/client-metrics/all.ts';
import type { Definition, Definitions } from '../../src/define.ts';
import { GROUP_LEVEL_CONFIGS } from '../../src/group/all.ts';
import { parseValue } from '../../src/parse.ts';
import { TOPIC_CONFIGS } from '../../src/topic/all.ts';
import { describeValidator } from '../../src/validators.ts';

const SCOPES: Readonly<Record<string, Definitions>> = {
  broker: BROKER_CONFIGS,
  topic: TOPIC_CONFIGS,
  group: GROUP_LEVEL_CONFIGS,
  producer: PRODUCER_CONFIGS,
  consumer: CONSUMER_CONFIGS,
  admin: ADMIN_CONFIGS,
};

const OTHERS: readonly Definitions[] = [CLIENT_METRICS_CONFIGS, REPLICATION_THROTTLE_CONFIGS];

/** What Apache Kafka 4.3.1 says of its own configs, one a line. */
const FACTS = readFileSync(new URL('../fixtures/kafka-configs.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1, -1);

for (const [scope, definitions] of Object.entries(SCOPES)) {
  test(`${scope} configs have Kafka's names, types, defaults, bounds, importance and modes`, () => {
    const expected = FACTS.filter((line) => line.startsWith(`${scope}\t`)).sort();
    const actual = Object.values(definitions).map((definition) => factOf(scope, definition));
    assert.deepEqual(actual.sort(), expected);
  });
}

test('every config is named by its key, has a sentence, and its default is one it accepts', () => {
  for (const definitions of [...Object.values(SCOPES), ...OTHERS]) {
    for (const [name, definition] of Object.entries(definitions)) {
      assert.equal(definition.name, name);
      assert.match(definition.documentation, /^[A-Z`].*\.$/, name);
      if (typeof definition.defaultText !== 'string') continue;
      assert.ok('value' in parseValue(definition, definition.defaultText), name);
    }
  }
});

function factOf(scope: string, definition: Definition): string {
  const { name, type, defaultText, validator, importance, mode, internal } = definition;
  return [
    scope,
    name,
    type,
    defaultText === undefined ? '(required)' : (defaultText ?? 'null'),
    validator ? describeValidator(validator) : '',
    importance,
    mode ?? '',
    internal ? 'internal' : '',
  ].join('\t');
}
