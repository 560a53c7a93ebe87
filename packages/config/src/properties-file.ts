/**
 * Java's Properties format, which `server.properties` and `meta.properties` use: `key=value` lines with comments, escapes and
 * continued lines. Text in, text out; reading and writing files is the caller's.
 */

const MAX_CODE_UNIT_DIGITS = 4;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/** The entries in order; of a key that comes twice the last value counts, at the place of the first. */
export function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  for (const line of logicalLines(text)) {
    const { keyEnd, valueStart } = splitLine(line);
    properties.set(unescaped(line.slice(0, keyEnd)), unescaped(line.slice(valueStart)));
  }
  return properties;
}

/** Lines that `parseProperties`, and Java, read back as the same entries. `comments` are put first, one line each. */
export function formatProperties(
  properties: ReadonlyMap<string, string>,
  comments: readonly string[] = [],
): string {
  const lines = comments.flatMap((comment) => comment.split(/\r\n|[\n\r]/)).map((comment) => `#${comment}`);
  for (const [key, value] of properties) lines.push(`${escapeKey(key)}=${escapeValue(value)}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** Joins continued lines, drops comments, empty lines and leading blanks. */
function* logicalLines(text: string): Generator<string> {
  let continued: string | undefined;
  for (const natural of text.split(/\r\n|[\n\r]/)) {
    const line = natural.replace(/^[ \t\f]+/, '');
    if (continued === undefined && (line === '' || line.startsWith('#') || line.startsWith('!'))) continue;
    const joined: string = (continued ?? '') + line;
    const open = endsWithOpenBackslash(line);
    continued = open ? joined.slice(0, -1) : undefined;
    if (!open) yield joined;
  }
  if (continued) yield continued;
}

function endsWithOpenBackslash(line: string): boolean {
  const backslashes = /\\*$/.exec(line)?.[0].length ?? 0;
  return backslashes % 2 === 1;
}

/** The key ends at the first blank, `=` or `:` that is not escaped; one `=` or `:` with blanks around it separates. */
function splitLine(line: string): { keyEnd: number; valueStart: number } {
  const keyEnd = /^(?:[^\\ \t\f=:]|\\.)*/s.exec(line)?.[0].length ?? 0;
  const separator = /^[ \t\f]*[=:]?[ \t\f]*/.exec(line.slice(keyEnd))?.[0].length ?? 0;
  return { keyEnd, valueStart: keyEnd + separator };
}

/** A backslash and `u` without four hexadecimal digits stands for `u`: Java refuses such a file, we read on. */
function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, unit: string | undefined, escaped: string) =>
    unit === undefined
      ? (SIMPLE_ESCAPES[escaped] ?? escaped)
      : String.fromCharCode(Number.parseInt(unit, 16)),
  );
}

function escapeKey(key: string): string {
  return escapeText(key).replace(/ /g, '\\ ');
}

function escapeValue(value: string): string {
  return escapeText(value).replace(/^ /, '\\ ');
}

function escapeText(text: string): string {
  return text
    .replace(/[\\=:#!]/g, '\\$&')
    .replace(/\t/g, '\\t')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\f/g, '\\f')
    .replace(/[^\x20-\x7e]/g, escapeCodeUnits);
}

function escapeCodeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units
    .map((unit) => `\\u${unit.toString(16).toUpperCase().padStart(MAX_CODE_UNIT_DIGITS, '0')}`)
    .join('');
}
