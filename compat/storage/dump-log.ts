import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../apache-kafka/tools.ts';

/** What the tool says where something is wrong; it ends with exit code 0 all the same. */
const COMPLAINT = /mismatch|isvalid: false|corrupt|invalid|exception|error|failed|is followed by/i;

/** It says of each log that does not begin at offset 0 that its offsets are not consecutive: it counts from -1. */
const FIRST_OFFSET = /^\s*-1 is followed by \d+$/;

/** Whether the tool complains with this line. */
export function isComplaint(line: string): boolean {
  return COMPLAINT.test(line) && !FIRST_OFFSET.test(line);
}

/** Has the original's tool look at every file of a partition's folder, in each of its ways; what it complains about. */
export async function complaintsAbout(folder: string): Promise<string[]> {
  const names = readdirSync(folder);
  const paths = (suffix: string) =>
    names.filter((name) => name.endsWith(suffix)).map((name) => join(folder, name));
  const indexes = [...paths('.index'), ...paths('.timeindex')];
  const complaints: string[] = [];
  const look = async (files: readonly string[], options: readonly string[]) => {
    if (files.length === 0) return;
    const { stdout, stderr } = await runTool('dump-log', ['--files', files.join(','), ...options]);
    complaints.push(...withoutEmptied(`${stdout}\n${stderr}`.split('\n')).filter(isComplaint));
  };
  await look(paths('.log'), ['--deep-iteration']);
  await look(indexes, ['--index-sanity-check']);
  await look(indexes, ['--verify-index-only']);
  await look([...paths('.txnindex'), ...paths('.snapshot')], []);
  return complaints;
}

/** Batches that cleaning has emptied keep their largest timestamp, of which the tool finds no record: at Apache Kafka's own files too. */
function withoutEmptied(lines: readonly string[]): string[] {
  return lines.filter((line, at) => {
    if (!line.startsWith('Found timestamp mismatch')) return true;
    const end = lines.findIndex((other, index) => index > at && !other.startsWith('  Index timestamp'));
    return !lines.slice(at + 1, end).every((detail) => detail.endsWith('log timestamp: -1'));
  });
}
