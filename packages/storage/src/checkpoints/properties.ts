/** Java's properties format, as far as Kafka's own small files use it. */

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

export function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  for (const line of text.replaceAll(/\\\r?\n[ \t]*/g, '').split(/\r?\n/)) {
    const trimmed = line.trimStart();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith('!')) continue;
    const separator = /^(?<key>(?:\\.|[^\\\s=:])*)\s*[=:]?\s*(?<value>.*)$/s.exec(trimmed)?.groups;
    properties.set(unescaped(separator?.key ?? ''), unescaped(separator?.value ?? ''));
  }
  return properties;
}

/** `comment` becomes the lines that begin with #. */
export function formatProperties(
  properties: Iterable<readonly [string, string]>,
  comment: readonly string[],
): string {
  const lines = comment.map((line) => `#${line}`);
  for (const [key, value] of properties) lines.push(`${escaped(key)}=${escaped(value)}`);
  return `${lines.join('\n')}\n`;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex: string | undefined, char: string) =>
    hex === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[\\:=#!]/g, (char) => `\\${char}`).replaceAll('\n', '\\n');
}
