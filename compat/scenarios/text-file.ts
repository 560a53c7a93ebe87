import { writeFileSync } from 'node:fs';

const WORDS =
  'jackdaw tower offset 🐦 příliš žluťoučký kůň "quoted" back\\slash tab\there log=4 {"json":true} 日本語 '.split(
    ' ',
  );

/** Writes a file of `lineCount` lines of text, always the same: lengths from 1 to some 500 characters, ASCII and beyond. */
export function writeTextFile(path: string, lineCount: number): void {
  let state = 42;
  const below = (bound: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const lines: string[] = [];
  for (let number = 0; number < lineCount; number++) {
    const words = Array.from({ length: below(30) }, () => WORDS[below(WORDS.length)]);
    lines.push(`${[number, ...words].join(' ')}\n`);
  }
  writeFileSync(path, lines.join(''));
}
