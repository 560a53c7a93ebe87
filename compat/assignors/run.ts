// Compares what our assignors make of groups that change with what Apache Kafka's make of them: each member must get the same partitions.
// Usage: node compat/assignors/run.ts [--seed N] [--groups N]

import { numberOption, programOptions } from '../../scripts/program-options.ts';
import { type Case, groupHistory } from './cases.ts';
import { assignedByJava, missingForJava } from './java.ts';

const SHOWN_FAILURES = 3;
const SHOWN_CHARS = 600;

const SMALL = { members: 3, topics: 3, partitions: 6 };
const MIDDLE = { members: 20, topics: 12, partitions: 40 };
const LARGE = { members: 150, topics: 30, partitions: 300 };

function casesOf(seed: number, groups: number): Case[] {
  return Array.from({ length: groups }, (_, i) => {
    const sizes = i % 50 === 49 ? LARGE : i % 5 === 4 ? MIDDLE : SMALL;
    return groupHistory(seed + i, sizes);
  }).flat();
}

async function main(): Promise<void> {
  const { values } = programOptions(import.meta.filename, {
    options: { seed: { type: 'string', default: '848' }, groups: { type: 'string', default: '400' } },
  });
  const cases = casesOf(numberOption('seed', values.seed), numberOption('groups', values.groups, 1));
  const missing = missingForJava();
  if (missing !== undefined) {
    console.log(`skipped: ${missing} is not on this machine`);
    console.log(`0 passed, 0 failed, ${cases.length} skipped`);
    return;
  }
  const theirs = await assignedByJava(cases.map(({ line }) => line));
  const differing = cases.filter(({ ours }, i) => ours !== theirs[i]);
  for (const each of differing.slice(0, SHOWN_FAILURES)) {
    console.log(each.line.slice(0, SHOWN_CHARS));
    console.log(`  ours   ${each.ours.slice(0, SHOWN_CHARS)}`);
    console.log(`  theirs ${theirs[cases.indexOf(each)]?.slice(0, SHOWN_CHARS)}`);
  }
  console.log(`${cases.length - differing.length} passed, ${differing.length} failed`);
  if (differing.length > 0) process.exitCode = 1;
}

await main();
