import { ToolError } from '../shell/index.ts';

const LIST_SEPARATORS = /[\s,]+/g;

/**
 * A pattern for names of topics as Kafka's tools take it: a regular expression that must match the whole name, in which a comma stands
 * for "or" and quotes around it do not count.
 * @throws ToolError where it is none
 */
export function topicPattern(text: string): RegExp {
  const source = text
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(LIST_SEPARATORS, '|');
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return plainPattern(source, text);
  }
}

/** Java allows escapes that the strict reading does not. */
function plainPattern(source: string, text: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`);
  } catch (cause) {
    throw new ToolError(`"${text}" is an invalid regex.`, { cause });
  }
}
