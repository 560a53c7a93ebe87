// Compares our messages with foreign codecs: they decode what we encoded from seeded random values, and must read the same values and
// encode the same bytes, also in the next versions, where both must refuse the same messages.
// Usage: node compat/codec/run.ts [--seed N] [--values N]
import { isDeepStrictEqual } from 'node:util';
import { numberOption, programOptions } from '../../scripts/program-options.ts';
import { type Case, makeCases } from './cases.ts';
import type { ForeignCodec, Outcome } from './foreign-codec.ts';
import { GO_CODEC } from './go.ts';
import { JAVA_CODEC } from './java.ts';
import { parseKafkaJson, toKafkaJson } from './kafka-json.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const SHOWN_FAILURES = 10;
const SHOWN_CHARS = 400;

async function compare(codec: ForeignCodec, all: readonly Case[], tally: Tally): Promise<void> {
  const cases = all.filter((one) => codec.accepts(one));
  const missing = codec.missing();
  if (missing !== undefined) {
    console.log(`${codec.name}: skipped, ${missing} is not on this machine`);
    tally.skipped += cases.length;
    return;
  }
  const outcomes = await codec.run(cases);
  if (outcomes.length !== cases.length) throw new Error(`${codec.name}: ${outcomes.length} answers`);
  const own: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const [index, one] of cases.entries()) judge(one, outcomes[index], own);
  console.log(`${codec.name}: ${own.passed} equal, ${own.failed} different, ${own.skipped} not known to it`);
  tally.passed += own.passed;
  tally.failed += own.failed;
  tally.skipped += own.skipped;
}

function judge(one: Case, outcome: Outcome, tally: Tally): void {
  if (outcome === undefined) {
    tally.skipped++;
    return;
  }
  const difference = differenceOf(one, outcome);
  if (difference === undefined) {
    tally.passed++;
    return;
  }
  tally.failed++;
  if (tally.failed > SHOWN_FAILURES) return;
  console.log(`${one.message.name} version ${one.version}: ${difference}`);
  console.log(`  it read ${excerpt(one.bytes)}`);
}

function differenceOf(one: Case, outcome: Exclude<Outcome, undefined>): string | undefined {
  const { expected } = one;
  if ('error' in outcome) return expected instanceof Error ? undefined : outcome.error;
  if (expected instanceof Error) return `we refuse it: ${expected.message}`;
  if (!outcome.bytes.equals(expected)) {
    return `wrote other bytes in version ${one.writeVersion}\n  theirs ${excerpt(outcome.bytes)}\n  ours   ${excerpt(expected)}`;
  }
  if (outcome.json === '') return undefined;
  const ours = toKafkaJson(one.message, one.fields, one.version);
  if (isDeepStrictEqual(parseKafkaJson(outcome.json), ours)) return undefined;
  return `read other values\n  theirs ${outcome.json.slice(0, SHOWN_CHARS)}`;
}

function excerpt(bytes: Buffer): string {
  return bytes.toString('hex').slice(0, SHOWN_CHARS);
}

async function main(): Promise<void> {
  const { values } = programOptions(import.meta.filename, {
    options: { seed: { type: 'string', default: '431' }, values: { type: 'string', default: '8' } },
  });
  const cases = await makeCases(numberOption('seed', values.seed), numberOption('values', values.values, 1));
  console.log(`${cases.length} messages from seed ${values.seed}`);
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const codec of [JAVA_CODEC, GO_CODEC]) await compare(codec, cases, tally);
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
  if (tally.failed > 0) process.exitCode = 1;
}

await main();
