import type { ReceivedMessage } from '../client.ts';

/** Tells kcat to print partition, offset, both lengths and the headers in a line, then the bytes of key and value, then a line end. */
export const FORMAT = '%p %o %K %S %h\n%k%s\n';

/** What kcat printed by `FORMAT`; a message that is not whole yet is left out. */
export function parseMessages(output: Buffer): ReceivedMessage[] {
  const messages: ReceivedMessage[] = [];
  for (let at = 0; at < output.length; ) {
    const lineEnd = output.indexOf('\n', at);
    if (lineEnd < 0) break;
    const [partition, offset, keyLength, valueLength, ...rest] = output
      .toString('utf8', at, lineEnd)
      .split(' ');
    const key = part(output, lineEnd + 1, Number(keyLength));
    const value = part(output, key.end, Number(valueLength));
    if (value.end >= output.length) break;
    const headers = headersOf(rest.join(' '));
    messages.push({
      partition: Number(partition),
      offset: Number(offset),
      key: key.bytes,
      value: value.bytes,
      headers,
    });
    at = value.end + 1;
  }
  return messages;
}

function part(output: Buffer, start: number, length: number): { bytes: Buffer | null; end: number } {
  if (length < 0) return { bytes: null, end: start };
  return { bytes: output.subarray(start, start + length), end: start + length };
}

function headersOf(text: string): [string, Buffer | null][] {
  if (text === '') return [];
  return text.split(',').map((pair) => {
    const [name, value] = pair.split(/=(.*)/s, 2) as [string, string];
    return [name, value === 'NULL' ? null : Buffer.from(value)];
  });
}
