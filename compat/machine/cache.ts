import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** What is fetched or built once for this machine and outlives the checkout: foreign clients, Apache Kafka's jars. */
export function cacheFolder(): string {
  const { KAVKA_PEERS, XDG_CACHE_HOME } = process.env;
  return KAVKA_PEERS ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kavka-peers');
}

/**
 * The folder `name` of the cache, filled by `install` if it is not there yet. An installation appears whole or not at all:
 * it is made beside its place and renamed.
 */
export async function installed(name: string, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  const mark = join(folder, '.complete');
  if (existsSync(mark)) return folder;
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    await install(draft);
    writeFileSync(join(draft, '.complete'), '');
    if (existsSync(mark)) return folder; // another run was faster
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(mark)) throw error; // another run was faster by a moment
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** A cache name that changes when one of the files that decide the content does. */
export function cacheName(name: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(basename(file)).update(readFileSync(file));
  return `${name}-${hash.digest('hex').slice(0, 12)}`;
}
