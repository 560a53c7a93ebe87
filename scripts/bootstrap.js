// Runs before anything is installed, on any Node from 20 on: plain JavaScript without dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBundleFresh } from '../bin/bundle.js';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = 24;

/** Installs what `package-lock.json` lists, unless all of it is there. Ends the process when that fails. */
export function ensureInstalled() {
  if (isInstalled()) return;
  const startedMs = Date.now();
  console.error('Installing what Kavka needs (npm ci, about a minute the first time) ...');
  const result = npm([
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
  ]);
  if (result.status !== 0) {
    console.error(result.error ? `npm cannot be run: ${result.error.message}` : result.stderr.trim());
    console.error(`Not installed: "npm ci" failed in ${root}`);
    process.exit(1);
  }
  console.error(`Installed in ${Math.round((Date.now() - startedMs) / 1000)} s.`);
}

/** Bundles the program, unless that was done since its sources changed. Without the bundle it runs too, only slower. */
export function ensureBuilt() {
  if (isBundleFresh()) return;
  const result = spawnSync(pinnedNode(), [join(root, 'scripts', 'build.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (result.status !== 0) console.error(`Not bundled, running from the sources: ${result.stderr}`);
}

/** Whether each package of the lock file is in `node_modules` in its version. Optional ones are for other kinds of machines. */
function isInstalled() {
  try {
    const wanted = packagesOf(join(root, 'package-lock.json'));
    const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(([path, { version, optional }]) => {
      if (!path.startsWith('node_modules/')) return true;
      const found = present[path];
      return found === undefined ? optional === true : found.version === version;
    });
  } catch {
    return false;
  }
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function npm(args) {
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' };
  const current = process.env.npm_execpath ?? '';
  if (basename(current).startsWith('npm')) return spawnSync(process.execPath, [current, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The project's own Node, or this process's where none is published for this machine. Ends the process when that is too old. */
function pinnedNode() {
  const installed = ['linux-x64', 'linux-arm64', 'win-x64']
    .map((kind) =>
      join(root, 'node_modules', `node-${kind}`, 'bin', kind === 'win-x64' ? 'node.exe' : 'node'),
    )
    .find((path) => existsSync(path));
  if (installed !== undefined) return realpathSync(installed);
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return process.execPath;
  console.error(
    `Kavka needs Node ${OLDEST_NODE} or newer, this is ${process.version}, and npm has none for this machine; install it from nodejs.org`,
  );
  process.exit(1);
}

/**
 * Goes on in `script` with the project's Node: in this process when it runs on that already. `script` is a path below the root.
 * @param {string} script
 * @param {string[]} args
 */
export async function continueIn(script, args) {
  const path = join(root, script);
  const node = pinnedNode();
  if (node === realpathSync(process.execPath)) {
    process.argv = [process.argv[0], path, ...args];
    await import(path);
  } else {
    become(node, [path, ...args]);
  }
}

/** Stands in for another process as far as it can be done: same terminal, signals passed on, same end. */
function become(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' });
  const signals = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to every process in front, the child included.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`cannot run ${command}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
