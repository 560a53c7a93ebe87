import { join } from 'node:path';
import { javascriptModules } from '../../../compat/clients/javascript/javascript-client.ts';
import { run } from '../../../compat/machine/process.ts';
import type { Competitor, Load, Outcome, Role } from '../load.ts';

const PROGRAMS = join(import.meta.dirname, '../programs');
const LIMIT_MS = 300_000;

async function outcomeOf(program: string, load: Load, env: Record<string, string> = {}): Promise<Outcome> {
  const args = [join(PROGRAMS, program), JSON.stringify(load)];
  const { stdout } = await run(process.execPath, args, { timeoutMs: LIMIT_MS, env });
  return JSON.parse(stdout.toString()) as Outcome;
}

export const kavka: Competitor = {
  name: 'kavka',
  modes: {
    produce: ['promise', 'callback', 'no answer', 'promise, defaults', 'callback, defaults'],
    consume: ['iterator', 'batches', 'views'],
    latency: ['one at a time'],
  },
  share: 1,
  missing: () => undefined,
  run: (load) => outcomeOf(load.role === 'consume' ? 'kavka-consume.ts' : 'kavka-produce.ts', load),
};

const FOREIGN_MODES: Readonly<Record<Role, readonly string[]>> = {
  produce: ['batches'],
  consume: ['batches'],
  latency: ['one at a time'],
};

function foreign(name: string, consume: string): Competitor {
  return {
    name,
    modes: { ...FOREIGN_MODES, consume: [consume] },
    share: 0.1,
    missing: () => undefined,
    run: async (load) => outcomeOf(`${name}.js`, load, { CLIENT_MODULES: await javascriptModules(name) }),
  };
}

export const kafkajs = foreign('kafkajs', 'batches');
export const platformatic = foreign('platformatic', 'iterator');

/** Its compiled part comes from a download at installation, which this project does not do. */
export const confluent: Competitor = {
  name: '@confluentinc/kafka-javascript',
  modes: { produce: [], consume: [], latency: [] },
  share: 0,
  missing: () => 'its compiled part comes by a download script, which is not run here',
  run: () => Promise.reject(new Error('not installed')),
};
