import type { ProducerRecord } from '@kavka/client';
import { ToolError } from '../../shell/index.ts';

type Properties = Readonly<Record<string, string>>;

/** Makes records of lines, as `org.apache.kafka.tools.LineMessageReader` does with the same properties. */
export class LineReader {
  readonly #topic: string;
  readonly #parsesKey: boolean;
  readonly #parsesHeaders: boolean;
  readonly #ignoresErrors: boolean;
  readonly #keySeparator: Buffer;
  readonly #headersDelimiter: Buffer;
  readonly #headersSeparator: RegExp;
  readonly #headersKeySeparator: string;
  readonly #nullMarker: string | undefined;
  readonly #nullBytes: Buffer | undefined;
  #lineNumber = 0;

  /** @throws ToolError where two separators are the same */
  constructor(topic: string, properties: Properties) {
    const headersDelimiter = properties['headers.delimiter'] ?? '\t';
    const headersSeparator = properties['headers.separator'] ?? ',';
    const keySeparator = properties['key.separator'] ?? '\t';
    this.#topic = topic;
    this.#parsesKey = isTrue(properties['parse.key']);
    this.#parsesHeaders = isTrue(properties['parse.headers']);
    this.#ignoresErrors = isTrue(properties['ignore.error']);
    this.#headersKeySeparator = properties['headers.key.separator'] ?? ':';
    this.#nullMarker = properties['null.marker'];
    checkDifferent([
      ['headers.delimiter', headersDelimiter, 'headers.separator', headersSeparator],
      ['headers.delimiter', headersDelimiter, 'headers.key.separator', this.#headersKeySeparator],
      ['headers.separator', headersSeparator, 'headers.key.separator', this.#headersKeySeparator],
      ['null.marker', this.#nullMarker, 'key.separator', keySeparator],
      ['null.marker', this.#nullMarker, 'headers.separator', headersSeparator],
      ['null.marker', this.#nullMarker, 'headers.delimiter', headersDelimiter],
      ['null.marker', this.#nullMarker, 'headers.key.separator', this.#headersKeySeparator],
    ]);
    this.#keySeparator = Buffer.from(keySeparator);
    this.#headersDelimiter = Buffer.from(headersDelimiter);
    this.#headersSeparator = new RegExp(headersSeparator);
    this.#nullBytes = this.#nullMarker === undefined ? undefined : Buffer.from(this.#nullMarker);
  }

  /** @throws ToolError that names the line, unless errors are ignored */
  read(line: Buffer): ProducerRecord {
    this.#lineNumber++;
    const topic = this.#topic;
    if (!this.#parsesKey && !this.#parsesHeaders) return { topic, value: this.#orNull(line) };
    const headersEnd = this.#parsesHeaders
      ? this.#find(line, 0, this.#headersDelimiter, 'headers delimiter')
      : -1;
    const afterHeaders = headersEnd < 0 ? 0 : headersEnd + this.#headersDelimiter.length;
    const keyEnd = this.#parsesKey ? this.#find(line, afterHeaders, this.#keySeparator, 'key separator') : -1;
    const afterKey = keyEnd < 0 ? afterHeaders : keyEnd + this.#keySeparator.length;
    const headers = headersEnd < 0 ? undefined : this.#headers(line.toString('utf8', 0, headersEnd));
    return {
      topic,
      key: keyEnd < 0 ? null : this.#orNull(line.subarray(afterHeaders, keyEnd)),
      value: this.#orNull(line.subarray(afterKey)),
      ...(headers === undefined ? {} : { headers }),
    };
  }

  #find(line: Buffer, start: number, separator: Buffer, name: string): number {
    const at = line.indexOf(separator, start);
    if (at >= 0 || this.#ignoresErrors) return at;
    throw new ToolError(`No ${name} found on line number ${this.#lineNumber}: '${line}'`);
  }

  #headers(text: string): { key: string; value: string | null }[] | undefined {
    if (text === this.#nullMarker) return undefined;
    return text.split(this.#headersSeparator).map((pair) => {
      const split = pair.indexOf(this.#headersKeySeparator);
      if (split < 0) {
        if (this.#ignoresErrors) return { key: pair, value: null };
        throw new ToolError(
          `No header key separator found in pair '${pair}' on line number ${this.#lineNumber}`,
        );
      }
      const key = pair.slice(0, split);
      if (key === this.#nullMarker)
        throw new ToolError(
          `Header keys should not be equal to the null marker '${key}' as they can't be null`,
        );
      const value = pair.slice(split + this.#headersKeySeparator.length);
      return { key, value: value === this.#nullMarker ? null : value };
    });
  }

  #orNull(bytes: Buffer): Buffer | null {
    return this.#nullBytes?.equals(bytes) === true ? null : bytes;
  }
}

function isTrue(text: string | undefined): boolean {
  return text?.trim().toLowerCase() === 'true';
}

type Pair = readonly [name: string, value: string | undefined, otherName: string, otherValue: string];

function checkDifferent(pairs: readonly Pair[]): void {
  for (const [name, value, otherName, otherValue] of pairs)
    if (value === otherValue) throw new ToolError(`${name} and ${otherName} may not be equal`);
}
