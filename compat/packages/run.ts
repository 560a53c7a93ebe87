/**
 * The packages as npm publishes them, installed into a project that knows nothing of this checkout: `node compat/packages/run.ts`
 */
import assert from 'node:assert/strict';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programOptions } from '../../scripts/program-options.ts';
import { Checks } from '../checks.ts';
import { run } from '../machine/process.ts';

const ROOT = join(import.meta.dirname, '../..');
const SOURCE = 'first-steps.ts';
const LIMIT_MS = 300_000;

programOptions(import.meta.filename, {});
const folder = mkdtempSync(join(tmpdir(), 'kavka-packages-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const checks = new Checks();
if (await checks.check('packed and installed', install)) {
  await checks.check('a project compiles with their declarations', compile);
  await checks.check('and runs: a node in memory, a producer, a consumer', async () => {
    const { stdout } = await node(SOURCE);
    assert.equal(`${stdout}`, 'tea and biscuits refused\n');
  });
  await checks.check('every command is linked, and tells its usage', commands);
}
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);

/** What this Node makes of the arguments, in the project. */
function node(...args: string[]) {
  return run(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd: folder });
}

async function install(): Promise<void> {
  await run(process.execPath, ['scripts/pack/pack.ts'], { cwd: ROOT, timeoutMs: LIMIT_MS });
  const packed = globSync('dist/packages/*.tgz', { cwd: ROOT });
  assert.equal(packed.length, 2);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'kitchen', private: true, type: 'module' }),
  );
  const settings = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  const files = packed.map((file) => join(ROOT, file));
  await run('npm', ['install', ...settings, ...files], { cwd: folder, timeoutMs: LIMIT_MS });
  copyFileSync(join(import.meta.dirname, 'project', SOURCE), join(folder, SOURCE));
}

/** As strict as can be, and into the declarations. */
async function compile(): Promise<void> {
  const types = join(folder, 'node_modules/@types');
  mkdirSync(types, { recursive: true });
  const compilerOptions = {
    ...{ module: 'nodenext', target: 'es2022', lib: ['es2024', 'esnext.disposable'], noEmit: true },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, types: ['node'] },
    typeRoots: [dirname(join(ROOT, 'node_modules/@types/node'))],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [SOURCE] }));
  await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: folder });
}

async function commands(): Promise<void> {
  const linked = globSync('{kavka,kafka-*}', { cwd: join(folder, 'node_modules/.bin') });
  assert.ok(linked.length > 30, `${linked.length} commands`);
  for (const command of linked.sort()) {
    const { stdout } = await node(join('node_modules/.bin', command), '--help');
    assert.match(`${stdout}`, new RegExp(`^Usage: ${command}\\b`), command);
  }
}
