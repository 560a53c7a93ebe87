import { posix } from 'node:path';
import type { Finding } from './sources.ts';

export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Links between pages of this project that lead nowhere: a missing file, or a missing heading of a page. */
export function findDeadLinks(page: Page, read: (path: string) => string | undefined): Finding[] {
  return linksOf(page.text).flatMap(({ target, line }) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', heading] = target.split('#');
    const path = file === '' ? page.path : posix.join(posix.dirname(page.path), decodeURI(file));
    const text = file === '' ? page.text : read(path);
    const at = `${page.path}:${line}`;
    if (text === undefined) return [`${at}: ${target} leads nowhere`];
    const isMissing = heading !== undefined && path.endsWith('.md') && !headingsOf(text).has(heading);
    return isMissing ? [`${at}: ${path} has no heading #${heading}`] : [];
  });
}

function linksOf(text: string): { readonly target: string; readonly line: number }[] {
  return withoutCode(text)
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\[[^\]]*\]\((?<target>[^)\s]+)[^)]*\)/g)].map((match) => ({
        target: match.groups?.target ?? '',
        line: index + 1,
      })),
    );
}

/** As GitHub makes anchors of headings. */
function headingsOf(text: string): Set<string> {
  const headings = withoutCode(text).match(/^#+ .*$/gm) ?? [];
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Lines keep their numbers. */
function withoutCode(text: string): string {
  return text.replaceAll(/^```.*?^```/gms, (block) => block.replaceAll(/[^\n]/g, ''));
}
