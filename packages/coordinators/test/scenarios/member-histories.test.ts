import { test } from 'node:test';
import fc from 'fast-check';
import { type MemberHappening, MemberHistory } from '../world/member-history.ts';
import { SHARE_PROTOCOL } from '../world/share-protocol.ts';
import { STREAMS_PROTOCOL } from '../world/streams-protocol.ts';

const MEMBERS = 4;
const WHOLE_EVENTS = 1_000_000;
/** Each record is a batch of its own. */
const SINGLE_RECORDS = 100;

const client = fc.nat(MEMBERS - 1);
const fate = fc.constantFrom(
  'well' as const,
  'well' as const,
  'lost' as const,
  'unanswered' as const,
  'twice' as const,
);
const trouble = ['grow', 'refuse', 'accept', 'hold', 'release', 'restart', 'crash'] as const;

const happening: fc.Arbitrary<MemberHappening> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ kind: fc.constant('beat' as const), client, fate }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'vanish' as const), client }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('advance' as const),
      ms: fc.constantFrom(0, 5_000, 31_000, 46_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom(...trouble) }) },
);

for (const [kind, protocol] of [
  ['share groups: members keep their epochs, and all is read in the end', SHARE_PROTOCOL],
  ['streams groups: no task with two members, and all settle', STREAMS_PROTOCOL],
] as const) {
  for (const [name, batchBytes] of [
    ['whole events', WHOLE_EVENTS],
    ['single records', SINGLE_RECORDS],
  ] as const) {
    test(`${kind}; ${name} are written`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(happening, { maxLength: 80, size: 'max' }), (happenings) =>
          new MemberHistory(protocol, MEMBERS, batchBytes).run(happenings),
        ),
        { numRuns: Number(process.env.RUNS ?? 20) },
      );
    });
  }
}
