import type { Outcome, ToolRun } from './tool-run.ts';

/** What the names of both tools' topics and groups begin with: of the same length, so that columns stay as wide. */
export const PREFIXES = { original: 'orig-', own: 'kavk-' } as const;
export type Side = keyof typeof PREFIXES;

const ANY_PREFIX = new RegExp(Object.values(PREFIXES).join('|'), 'g');

const UUID = /(?<![\w-])[A-Za-z0-9_-]{22}(?![\w-])/g;
const EXCEPTION =
  /^(?:Exception in thread "[^"]*" )?(?:[a-z]\w*\.)+[A-Z][\w$]*(?:Exception|Error|Failure)(?:: (.*))?$/;
/** In the middle of a line. */
const EXCEPTION_NAME = /(?<=\s)(?:[a-z]\w*\.)+[A-Z][\w$]*(?:Exception|Error): (?=\S)/g;
/** What the client of the original says in its log. */
const LOG =
  /^(The consumer rebalance protocol \(KIP-848\)|\[?\d{4}-\d\d-\d\d[ T][\d:,]+\]? (?:WARN|INFO|ERROR) |WARNING: .*SecurityManager|SLF4J)/;

/**
 * An outcome as lines that can be compared. Both streams count as one: the original writes some errors to standard output, ours always to
 * standard error. Of the original, the whole help that follows a mistake, stack traces and log lines are left out; of ours, the pointers to
 * the help and to the nearest option.
 */
export function comparable(outcome: Outcome, side: Side, run: ToolRun, folder: string): string[] {
  const text = `${outcome.output}\n${outcome.errors}`;
  const lines = side === 'original' ? originalLines(text) : ownLines(text);
  // Where a tool warns of old names is another stream as well.
  const ordered = [...lines.filter(isWarning), ...lines.filter((line) => !isWarning(line))];
  const masked = ordered
    .map((line) => line.replaceAll(folder, '#').replace(ANY_PREFIX, '@').replace(UUID, '*').trimEnd())
    .map((line) => (run.masks ?? []).reduce((one, mask) => one.replace(mask, '*'), line))
    .filter((line) => line !== '');
  return run.anyOrder === true ? masked.sort() : masked;
}

function isWarning(line: string): boolean {
  return line.startsWith('Warning: --');
}

function originalLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of withoutHelp(text).split('\n')) {
    if (/^\s+at |^Caused by: |^\tSuppressed: |^\t\.\.\. \d+ more/.test(line) || LOG.test(line)) continue;
    if (line.startsWith('Error while executing config command with args')) continue;
    const reason = reasonIn(line);
    if (reason !== undefined && isSaid(reason, lines)) continue;
    lines.push(
      (reason ?? line)
        .replace(EXCEPTION_NAME, '')
        .replace(/\. Enable debug logging for additional detail\.$/, '')
        .replace(/^Option (--\S+) (?:is|has been) deprecated and/, 'Warning: $1 is deprecated and'),
    );
  }
  return lines.filter((line, at) => line === '' || line !== lines[at - 1]);
}

/** The stack trace that follows a message begins with it. */
function isSaid(reason: string, lines: readonly string[]): boolean {
  const line = lines.findLast((one) => one !== '');
  return line === reason || (line?.endsWith(` ${reason}`) ?? false);
}

/** JOpt Simple lists all options behind the message, argparse4j the usage before it, in columns that are filled with blanks. */
function withoutHelp(text: string): string {
  const refusal = /^Command line error: ([\s\S]*?)\. Type --help for help\.$/m.exec(text);
  if (refusal?.[1] !== undefined) return refusal[1].replace(/\s+/g, ' ');
  const usage = /^usage: [\s\S]*?^[\w.-]+:\s+error:\s+([\s\S]*?)(?:\n\n|$(?![\s\S]))/m.exec(text);
  if (usage?.[1] !== undefined)
    return usage[1]
      .replace(/-- *\n/g, '--')
      .replace(/\s+/g, ' ')
      .trim();
  return text.replace(/^Option (?:\(\* = required\))? +Description *\n-+ +-+[\s\S]*$/m, '');
}

/** What is said behind the names of exceptions; undefined for other lines. */
function reasonIn(line: string): string | undefined {
  const match = EXCEPTION.exec(line.trimEnd());
  if (match === null) return undefined;
  const reason = match[1] ?? '';
  return reasonIn(reason) ?? reason;
}

function ownLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) =>
      line.replace(/ \(see kafka-[\w-]+ --help\)$/, '').replace(/; did you mean --[\w.-]+\?$/, ''),
    );
}
