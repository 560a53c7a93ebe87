import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The packages of the client, which are installed outside of this repository. */
export const requireInstalled = createRequire(join(process.env.CLIENT_MODULES, 'package.json'));

export const bootstrap = process.env.BOOTSTRAP;

export function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Serves commands by `handlers[command](fields)` until the end of standard input, then calls `close`. */
export function serve(handlers, close) {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', async (line) => {
    const { id, command, ...fields } = JSON.parse(line);
    try {
      tell({ id, result: (await handlers[command](fields)) ?? null });
    } catch (error) {
      tell({ id, error: describe(error) });
    }
  });
  lines.on('close', async () => {
    await close();
    process.exit(0);
  });
}

/** The error with its causes: clients wrap what the server said. */
function describe(error) {
  const inner = [error.cause, ...(error.errors ?? [])].filter(Boolean).map(describe);
  return [`${error.name}: ${error.message} ${error.apiId ?? error.code ?? error.type ?? ''}`, ...inner].join(
    '; ',
  );
}

export const base64 = (bytes) => (bytes == null ? null : Buffer.from(bytes).toString('base64'));
export const bytes = (text) => (text === null ? null : Buffer.from(text, 'base64'));
