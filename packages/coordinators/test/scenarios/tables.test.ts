import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { runTable } from '../world/transition-table.ts';

const FOLDER = new URL('./tables/', import.meta.url);

/** `UPDATE=1` writes down what happens now; the change is then read in the diff. */
for (const name of readdirSync(FOLDER)) {
  test(`transitions: ${name.replace('.txt', '').replaceAll('-', ' ')}`, async () => {
    const file = new URL(name, FOLDER);
    const expected = readFileSync(file, 'utf8');
    const actual = await runTable(expected);
    if (process.env.UPDATE === '1') writeFileSync(file, actual);
    else assert.equal(actual, expected);
  });
}
