import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { apiReport } from '../generate/api-report.ts';
import { clientDeclarations, type Declaration } from '../generate/declarations.ts';

describe('what the client offers', () => {
  let declarations: Declaration[];
  before(() => {
    declarations = clientDeclarations();
  });

  test('docs/api/client.md is fresh (npm run generate)', () => {
    const page = readFileSync(new URL('../../../docs/api/client.md', import.meta.url), 'utf8');
    const lines = page.split('\n');
    const stale = apiReport(declarations)
      .split('\n')
      .find((line, index) => line !== lines[index]);
    assert.equal(stale, undefined, 'this line is not in the page yet');
    assert.equal(page.length, apiReport(declarations).length);
    for (const name of ['Producer', 'Consumer', 'Admin', 'serdes']) assert.ok(page.includes(`## ${name}\n`));
    assert.match(page, /createTopics\(topics: readonly NewTopic\[\]/);
  });

  test('everything has a comment', () => {
    const bare = declarations.filter(({ comment, text }) => comment === '' || text === '');
    assert.deepEqual(
      bare.map(({ name }) => name),
      [],
    );
  });

  test('classes and functions have an example', () => {
    const isUsed = ({ text }: Declaration): boolean => /^(class|function) /.test(text);
    const without = declarations.filter((one) => isUsed(one) && !one.comment.includes('@example'));
    assert.deepEqual(
      without.map(({ name }) => name),
      [],
    );
  });
});
