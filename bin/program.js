// Runs the program, from its bundle or from its sources, with the compile cache on before anything large is loaded.
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;

/** @param {string} entry relative to this file, or a file URL */
export async function runProgram(entry) {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    process.stderr.write(
      `kavka: needs Node ${OLDEST_NODE} or newer, this is ${process.version}; "npm install" brings one on most machines\n`,
    );
    process.exit(1);
  }
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const { status } = module.enableCompileCache(join(root, 'node_modules', '.cache', 'kavka'));
  // A folder that this user may not write to: the one of the system then.
  if (status === module.constants.compileCacheStatus.FAILED) module.enableCompileCache();

  await import(entry);

  // Node writes the cache when the process ends. A server is often killed instead.
  setTimeout(() => module.flushCompileCache(), 3000).unref();
}
