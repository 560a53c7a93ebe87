/**
 * Mixed load on a node that is killed every few seconds, and a ledger of all that was acknowledged:
 *   npm run soak [-- --minutes 60] [--seed N]
 * The seed repeats the load and when the node ends; how far it has come by then is the machine's affair.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { numberOption, programOptions } from '../../scripts/program-options.ts';
import { Checks } from '../checks.ts';
import { kavkaServer } from '../server/kavka.ts';
import { SOAK_OVERRIDES, soak } from './soak.ts';

const INTERRUPTED = 130;
const SHORT_MINUTES = '0.33';

const { values } = programOptions(import.meta.filename, {
  options: { minutes: { type: 'string', default: SHORT_MINUTES }, seed: { type: 'string' } },
});
const minutes = numberOption('minutes', values.minutes);
const seed = numberOption('seed', values.seed ?? `${Date.now() % 1_000_000}`);
const folder = mkdtempSync(join(tmpdir(), 'kavka-soak-'));
const checks = new Checks();
process.once('exit', (exitCode) => {
  if (exitCode === 0 || exitCode === INTERRUPTED) rmSync(folder, { recursive: true, force: true });
  else console.log(`The node's files and its log are kept in ${folder}`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(INTERRUPTED));
console.log(`      seed ${seed}, ${minutes} minutes`);
const server = await kavkaServer({ folder, overrides: SOAK_OVERRIDES });
await server.start();
const { findings, acknowledgedRecords, cleanedRecords, kills, stops } = await soak(server, minutes, seed);
const told = findings.examples.join('\n');
const cleaned = `${cleanedRecords.toLocaleString('en')} cleaned away`;
const none = (count: number) => async () => assert.equal(count, 0, `seed ${seed}\n${told}`);
const acknowledged = `${acknowledgedRecords.toLocaleString('en')} acknowledged records`;
await checks.check(`the load went on through ${kills} kills and ${stops} stops`, async () => {
  assert.ok(kills > 0 && acknowledgedRecords > 1_000 && cleanedRecords > 100, `${acknowledged}, ${cleaned}`);
});
await checks.check(`of ${acknowledged}, ${cleaned}, none is lost`, none(findings.count('lost')));
await checks.check('none is there twice', none(findings.count('doubled')));
await checks.check('none is out of order', none(findings.count('disordered')));
await checks.check('none is there that was not sent so', none(findings.count('foreign')));
await checks.check('no client got an error that it cannot expect', none(findings.count('refused')));
await checks.check('no group was set back', none(findings.count('rewound')));
await checks.check('the node stops in order', () => server.stop());
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);
