import { Code } from './code.ts';
import { marker } from './emit-message-file.ts';

interface ErrorFact {
  readonly code: number;
  readonly name: string;
  readonly retriable: boolean;
  readonly message: string;
}

/** Lines of `CODE NAME [retriable]: sentence`. */
export function parseErrors(text: string): ErrorFact[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const match = /^(-?\d+) ([A-Z_]+)( retriable)?: (.+)$/.exec(line);
      if (match === null) throw new Error(`errors.spec: "${line}"`);
      return {
        code: Number(match[1]),
        name: match[2]!,
        retriable: match[3] !== undefined,
        message: match[4]!,
      };
    });
}

export function emitErrorCodes(facts: readonly ErrorFact[]): string {
  const code = new Code();
  code.line(marker('errors.spec'));
  code.line();
  code.line('/** Error codes of the protocol by name. */');
  code.block(
    'export const ErrorCode =',
    () => {
      for (const fact of facts) code.line(`${fact.name}: ${fact.code},`);
    },
    '} as const;',
  );
  code.line();
  code.line('export type ErrorName = keyof typeof ErrorCode;');
  code.line('export type ErrorCode = (typeof ErrorCode)[ErrorName];');
  code.line();
  code.block('export interface ErrorInfo', () => {
    code.line('readonly name: ErrorName;');
    code.line('/** Whether the same request may succeed later. */');
    code.line('readonly retriable: boolean;');
    code.line('/** One sentence for people. */');
    code.line('readonly message: string;');
  });
  code.line();
  code.line('/** In the order of the codes, from -1. */');
  code.line('const INFOS: readonly ErrorInfo[] = [');
  code.indented(() => {
    facts.forEach((fact, index) => {
      if (fact.code !== index - 1) throw new Error(`errors.spec: ${fact.name} is out of order`);
      code.line(
        `{ name: '${fact.name}', retriable: ${fact.retriable}, message: ${JSON.stringify(fact.message)} },`,
      );
    });
  });
  code.line('];');
  code.line();
  code.line(
    '/** What is known about a code; a code that this release does not have counts as UNKNOWN_SERVER_ERROR. */',
  );
  code.block('export function errorInfo(code: number): ErrorInfo', () => {
    code.line('return INFOS[code + 1] ?? INFOS[0]!;');
  });
  return code.toString();
}
