import type { ModernContext } from '../modern/modern-context.ts';
import type { ResolvedRegex } from './resolved-regex.ts';
import { TopicPattern, TopicPatternError } from './topic-pattern.ts';

/** So many names are matched in one turn: others are served in between. */
const MATCHES_PER_TURN = 2_000;

/** Finds the topics of all regular expressions, a part in each turn. What is no regular expression stands for no topic. */
export function resolveRegexes(
  regexes: readonly string[],
  { clock, metadata, logger }: Pick<ModernContext, 'clock' | 'metadata' | 'logger'>,
  found: (resolved: ReadonlyMap<string, ResolvedRegex>) => void,
): void {
  const timestampMs = BigInt(clock.now());
  const version = BigInt(metadata.version);
  const names = [...metadata.topicNames()];
  const topics = new Map(regexes.map((regex) => [regex, new Set<string>()]));
  const patterns = regexes.flatMap((regex) => {
    const pattern = patternOf(regex);
    if (pattern === undefined) logger.warn('Ignored what is no regular expression', { regex });
    return pattern === undefined ? [] : [{ pattern, matching: topics.get(regex)! }];
  });
  const perTurn = Math.max(1, Math.floor(MATCHES_PER_TURN / Math.max(patterns.length, 1)));
  const go = (from: number): void => {
    for (const name of names.slice(from, from + perTurn)) {
      for (const { pattern, matching } of patterns) if (pattern.matches(name)) matching.add(name);
    }
    if (from + perTurn < names.length) clock.schedule(0, () => go(from + perTurn));
    else
      found(
        new Map([...topics].map(([regex, matching]) => [regex, { topics: matching, version, timestampMs }])),
      );
  };
  clock.schedule(0, () => go(0));
}

function patternOf(regex: string): TopicPattern | undefined {
  try {
    return new TopicPattern(regex);
  } catch (error) {
    if (!(error instanceof TopicPatternError)) throw error;
    return undefined;
  }
}
