import { test } from 'node:test';
import fc from 'fast-check';
import { type Happening, History } from '../world/history.ts';

const CLIENTS = 7;

function byClient(kind: 'join' | 'sync' | 'heartbeat' | 'leave' | 'commit'): fc.Arbitrary<Happening> {
  return fc.record({ kind: fc.constant(kind), client: fc.nat(CLIENTS - 1), partition: fc.nat(3) });
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: byClient('join') },
  { weight: 6, arbitrary: byClient('sync') },
  { weight: 3, arbitrary: byClient('heartbeat') },
  { weight: 1, arbitrary: byClient('leave') },
  { weight: 5, arbitrary: byClient('commit') },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('advance' as const),
      ms: fc.constantFrom(0, 100, 1_000, 6_000, 20_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refuse' as const), error: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('accept' as const, 'hold' as const, 'release' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

test('whatever members, the log and restarts do: one leader, generations and offsets never fall back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 120, size: 'max' }), (happenings) =>
      new History(CLIENTS).run(happenings),
    ),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
});
