import type { Case } from './cases.ts';

/** What a foreign codec made of a case; undefined: it does not know the message in this version. */
export type Outcome =
  | { readonly bytes: Buffer; readonly json: string }
  | { readonly error: string }
  | undefined;

export interface ForeignCodec {
  readonly name: string;
  /** The program that is not on this machine, if any. */
  missing(): string | undefined;
  /** Whether the case is one for this codec at all. */
  accepts(one: Case): boolean;
  /** One outcome per case. */
  run(cases: readonly Case[]): Promise<Outcome[]>;
}

/** What goes to the program's standard input: a line per case, `KIND NAME API_KEY READ_VERSION WRITE_VERSION HEX`. */
export function inputOf(cases: readonly Case[]): string {
  return cases
    .map(({ message, version, writeVersion, bytes }) => {
      const { kind, name, apiKey } = message;
      return `${kind} ${name} ${apiKey ?? -1} ${version} ${writeVersion} ${bytes.toString('hex')}\n`;
    })
    .join('');
}

/** The lines that come back: `= HEX JSON`, `! ERROR`, or `?` for a message that the codec does not know. */
export function outcomesOf(output: string): Outcome[] {
  return output
    .trimEnd()
    .split('\n')
    .map((line) => {
      if (line.startsWith('?')) return undefined;
      if (line.startsWith('! ')) return { error: line.slice(2) };
      const [, hex = '', json = ''] = /^= ([0-9a-f]*) ?(.*)$/s.exec(line) ?? [];
      return { bytes: Buffer.from(hex, 'hex'), json };
    });
}
