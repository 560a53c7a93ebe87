/**
 * A node whose disk runs full, refuses, breaks, or goes away under it: `node compat/disk/run.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checks } from '../checks.ts';
import { checkFullDisk } from './full-disk.ts';
import { SmallDisk } from './small-disk.ts';
import { checkTroubles } from './troubles.ts';

const DISK_MEGABYTES = 24;

const checks = new Checks();
const folder = mkdtempSync(join(tmpdir(), 'kavka-disk-'));
const disk = SmallDisk.mount(join(folder, 'small'), DISK_MEGABYTES);
process.once('exit', () => {
  disk?.unmount();
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
if (disk === null) checks.skip('a full disk', 'this user may not mount a file system');
else await checkFullDisk(checks, join(folder, 'full'), disk);
await checkTroubles(checks, join(folder, 'troubles'));
console.log(`${checks}`);
process.exit(checks.failed > 0 ? 1 : 0);
