import { test } from 'node:test';
import fc from 'fast-check';
import { type ConsumerHappening, ConsumerHistory } from '../world/consumer-history.ts';

const MEMBERS = 5;
const WHOLE_EVENTS = 1_000_000;
/** Each record is a batch of its own. */
const SINGLE_RECORDS = 100;

const client = fc.nat(MEMBERS - 1);

const happening: fc.Arbitrary<ConsumerHappening> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('beat' as const),
      client,
      fate: fc.constantFrom(
        'well' as const,
        'well' as const,
        'lost' as const,
        'unanswered' as const,
        'twice' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'vanish' as const), client }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('subscribe' as const), client, topics: fc.nat(5) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('commit' as const), client, partition: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('advance' as const),
      ms: fc.constantFrom(0, 5_000, 31_000, 46_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'grow' as const,
        'refuse' as const,
        'accept' as const,
        'hold' as const,
        'release' as const,
        'restart' as const,
        'crash' as const,
      ),
    }),
  },
);

for (const [name, batchBytes] of [
  ['whole events', WHOLE_EVENTS],
  ['single records', SINGLE_RECORDS],
] as const) {
  test(`consumer groups: no partition with two members, no offset falls back, all settle; ${name} are written`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 80, size: 'max' }), (happenings) =>
        new ConsumerHistory(MEMBERS, batchBytes).run(happenings),
      ),
      { numRuns: Number(process.env.RUNS ?? 40) },
    );
  });
}
