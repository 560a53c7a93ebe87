import { UsageError } from '../shell/index.ts';

/** The names of a list such as `Stable,Empty`, in any case; none where there is no text. @throws UsageError for names that there are not */
export function namedWords(
  list: string | undefined,
  all: readonly string[],
  what: string,
  whats: string,
): string[] {
  if (list === undefined || list === '') return [];
  return list.split(',').map((word) => {
    const name = all.find((one) => one.toLowerCase() === word.trim().toLowerCase());
    if (name !== undefined) return name;
    throw new UsageError(`Invalid ${what} list '${list}'. Valid ${whats} are: ${all.join(', ')}`);
  });
}
