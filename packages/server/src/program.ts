import process from 'node:process';
import { HELP, parseCommandLine, UsageError } from './command-line.ts';
import { runNode } from './run-node.ts';
import { VERSION } from './version.ts';

/** Ends the program with one clear line: the user can mend it. */
function fail(message: string): void {
  process.stderr.write(`kavka: ${message}\n`);
  process.exitCode = 1;
}

/** What `kavka start` and its options ask for; a node runs on after the promise resolves. */
export async function runServerProgram(args: readonly string[]): Promise<void> {
  try {
    const command = parseCommandLine(args);
    if (command.kind === 'help') process.stdout.write(`${HELP}\n`);
    else if (command.kind === 'version') process.stdout.write(`${VERSION}\n`);
    else await runNode(command.propertiesPath, command.overrides, fail);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    fail(error.message);
  }
}
