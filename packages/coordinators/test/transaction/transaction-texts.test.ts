import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { runTransactionScenario } from './transaction-scenario.ts';

const FOLDER = new URL('./texts/', import.meta.url);

/** `UPDATE=1` writes down what happens now; the change is then read in the diff. */
for (const name of readdirSync(FOLDER)) {
  test(`transactions: ${name.replace('.txt', '').replaceAll('-', ' ')}`, async () => {
    const file = new URL(name, FOLDER);
    const expected = readFileSync(file, 'utf8');
    const actual = await runTransactionScenario(expected);
    if (process.env.UPDATE === '1') writeFileSync(file, actual);
    else assert.equal(actual, expected);
  });
}
