import { join } from 'node:path';
import { cacheName, installed } from '../machine/cache.ts';
import { isOnPath, run } from '../machine/process.ts';
import type { Case } from './cases.ts';
import { type ForeignCodec, inputOf, type Outcome, outcomesOf } from './foreign-codec.ts';

const SOURCE = join(import.meta.dirname, 'go');
const BUILD_LIMIT_MS = 300_000;
const LIMIT_MS = 60_000;

/** franz-go's kmsg: requests and responses, in the versions it knows. It has no JSON. */
export const GO_CODEC: ForeignCodec = {
  name: 'franz-go kmsg (Go)',
  missing: () => (isOnPath('go') ? undefined : 'go'),
  // It drops what does not fit a version without a word, so it only writes the version it has read.
  accepts: ({ message, version, writeVersion }) =>
    (message.kind === 'request' || message.kind === 'response') && version === writeVersion,
  run: async (cases: readonly Case[]): Promise<Outcome[]> => {
    const files = ['main.go', 'go.mod', 'go.sum'].map((name) => join(SOURCE, name));
    const folder = await installed(cacheName('codec-go', files), async (target) => {
      await run('go', ['build', '-o', join(target, 'codec'), '.'], {
        cwd: SOURCE,
        timeoutMs: BUILD_LIMIT_MS,
      });
    });
    const { stdout } = await run(join(folder, 'codec'), [], { input: inputOf(cases), timeoutMs: LIMIT_MS });
    return outcomesOf(stdout.toString());
  },
};
