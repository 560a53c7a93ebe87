import { ToolError } from '../shell/index.ts';

const LIST_SEPARATORS = /[\s,]+/g;

/**
 * A pattern for names of topics as Kafka's tools take it: a regular expression that must match the whole name, in which a comma stands
 * for "or" and quotes around it do not count.
 * @throws ToolError where it is none
 */
export function topicPattern(text: string): RegExp {
  return wholePattern(
    text
      .trim()
      .replace(/^["']|["']$/g, '')
      .replace(LIST_SEPARATORS, '|'),
  );
}

/** A regular expression of Java that must match all of a name. @throws ToolError where it is none */
export function wholePattern(source: string): RegExp {
  try {
    return usable(new RegExp(`^(?:${source})$`, 'u'));
  } catch {
    return plainPattern(source);
  }
}

/** Java allows escapes that the strict reading does not. */
function plainPattern(source: string): RegExp {
  try {
    return usable(new RegExp(`^(?:${source})$`));
  } catch (cause) {
    throw new ToolError(`"${source}" is an invalid regex.`, { cause });
  }
}

/** One that is too large is refused no earlier than when it is used. @throws SyntaxError */
function usable(pattern: RegExp): RegExp {
  pattern.test('');
  return pattern;
}
