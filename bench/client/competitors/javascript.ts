import { join } from 'node:path';
import { javascriptModules } from '../../../compat/clients/javascript/javascript-client.ts';
import { run } from '../../../compat/machine/process.ts';
import type { Competitor, Load, Outcome, Role } from '../load.ts';
import { confluentModules, missingForConfluent } from './confluent.ts';

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
    consume: ['iterator', 'batches', 'batches, memory reused', 'views, memory reused'],
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

function foreign(name: string, consume: string, modules: () => Promise<string>): Competitor {
  return {
    name,
    modes: { ...FOREIGN_MODES, consume: [consume] },
    share: 0.2,
    missing: () => undefined,
    run: async (load) => outcomeOf(`${name}.js`, load, { CLIENT_MODULES: await modules() }),
  };
}

export const kafkajs = foreign('kafkajs', 'batches', () => javascriptModules('kafkajs'));
export const platformatic = foreign('platformatic', 'iterator', () => javascriptModules('platformatic'));
export const confluent: Competitor = {
  ...foreign('confluent', 'batches', confluentModules),
  missing: missingForConfluent,
};
