const MAX_LENGTH = 120;

/** The name that `text` was probably meant to be, or undefined when none is near enough. */
export function nearestName(text: string, names: Iterable<string>): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let nearest: string | undefined;
  let best = Math.max(1, Math.floor(text.length / 4)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - text.length) >= best) continue;
    const distance = editDistance(text, name);
    if (distance < best) {
      best = distance;
      nearest = name;
    }
  }
  return nearest;
}

/** `unknown`, with the name that was probably meant. */
export function unknownName(what: string, text: string, names: Iterable<string>): string {
  const nearest = nearestName(text, names);
  return `Unknown ${what} "${text}"${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
}

/** Levenshtein's distance, row by row, in which two letters that changed places count once. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? beforeLast[j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(replaced, swapped, last[j]! + 1, row[j - 1]! + 1));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
