import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheName, installed } from '../../../compat/machine/cache.ts';
import { isOnPath, run } from '../../../compat/machine/process.ts';

const FOLDER = join(import.meta.dirname, 'confluent');
const MANIFESTS = ['package.json', 'package-lock.json'];
const PACKAGE = 'node_modules/@confluentinc/kafka-javascript';
const BUILD_LIMIT_MS = 900_000;
/** Of librdkafka: what messages without compression to a broker without TLS do not need, and what would be downloaded. */
const WITHOUT = ['ssl', 'gssapi', 'sasl', 'curl', 'syslog', 'zstd', 'zlib', 'lz4-ext'];

export function missingForConfluent(): string | undefined {
  return ['npm', 'g++', 'make', 'bash', 'python3'].find((program) => !isOnPath(program));
}

/**
 * The folder with the installed package. Its compiled part is a download by a script, which is not run here: it is built from the sources
 * in the package, the first time (three minutes).
 */
export function confluentModules(): Promise<string> {
  const manifests = MANIFESTS.map((file) => join(FOLDER, file));
  return installed(cacheName('client-confluent', manifests), async (draft) => {
    for (const file of MANIFESTS) await copyFile(join(FOLDER, file), join(draft, file));
    const limit = { cwd: draft, timeoutMs: BUILD_LIMIT_MS };
    await run('npm', ['ci', '--silent', '--ignore-scripts'], limit);
    const target = join(draft, PACKAGE, 'build/deps');
    const places = ['prefix', 'libdir'].map((name) => `--${name}=${target}`);
    const inSources = { ...limit, cwd: join(draft, PACKAGE, 'deps/librdkafka') };
    const options = [...places, '--enable-static', ...WITHOUT.map((feature) => `--disable-${feature}`)];
    await run('bash', ['configure', ...options], inSources);
    await run('make', ['-j2', 'libs'], inSources);
    const headers = join(dirname(process.execPath), '..');
    const build = [join(draft, 'node_modules/node-gyp/bin/node-gyp.js'), 'rebuild', `--nodedir=${headers}`];
    await run(process.execPath, build, { ...limit, cwd: join(draft, PACKAGE) });
  });
}
