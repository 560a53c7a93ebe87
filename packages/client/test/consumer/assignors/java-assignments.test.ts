import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUILT_IN_ASSIGNORS } from '../../../src/consumer/assignors/index.ts';
import { javaAssignments, partitionsText } from './assignment-lines.ts';

for (const assignor of BUILT_IN_ASSIGNORS) {
  test(`${assignor.name} gives each member what Java's assignor gave it`, () => {
    const cases = javaAssignments().filter((one) => one.assignor === assignor.name);
    assert.ok(cases.length > 50);
    for (const { line, partitionCounts, members, expected } of cases) {
      const assignment = assignor.assign(partitionCounts, members);
      const texts = new Map([...assignment].map(([id, partitions]) => [id, partitionsText(partitions)]));
      assert.deepEqual([...texts].sort(), [...expected].sort(), line);
    }
  });
}
