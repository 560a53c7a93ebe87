import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findDeadLinks } from './links.ts';
import { ROOT } from './sources.ts';

test('links between the pages of this project lead somewhere', () => {
  const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md', 'compat/*.md', 'bench/*.md'], {
    cwd: ROOT,
  });
  const findings = pages.flatMap((path) => findDeadLinks({ path, text: read(path) ?? '' }, read));
  assert.equal(findings.length, 0, `\n${findings.join('\n')}`);
});

function read(path: string): string | undefined {
  const file = join(ROOT, path);
  if (!existsSync(file)) return undefined;
  return statSync(file).isDirectory() ? '' : readFileSync(file, 'utf8');
}

test('files and headings that are not there', () => {
  const files: Record<string, string> = {
    'docs/a.md': '# A `code` heading, with (signs)\n',
    'docs/b.md': '',
  };
  const find = (text: string) => findDeadLinks({ path: 'docs/b.md', text }, (path) => files[path]);
  assert.deepEqual(
    find('[a](a.md) [a](./a.md#a-code-heading-with-signs) [up](../docs/a.md) [web](https://x.y/z)'),
    [],
  );
  assert.deepEqual(find('# Here\n[here](#here)\n```\n[x](nothing.md)\n```\n'), []);
  assert.match(find('text\n[x](nothing.md)')[0] ?? '', /^docs\/b\.md:2: nothing\.md leads nowhere$/);
  assert.match(find('[x](a.md#other)')[0] ?? '', /no heading #other/);
  assert.match(find('[x](#there)')[0] ?? '', /no heading #there/);
});
