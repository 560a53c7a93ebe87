/**
 * A client in a process of its own, so that its work delays nobody's measuring: `node bench/log/cold-reader.ts PORT FOLDER TOPIC`. Reads
 * what the page cache does not hold until its standard input ends; its last line is the number of megabytes a second.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../compat/machine/process.ts';
import { batchesOf } from '../../compat/wire/record-batch.ts';
import { API, fetchBody, readFetchAnswer } from '../../compat/wire/requests.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';

const FETCH_VERSION = 4;
const LIMITS = { maxWaitMs: 500, minBytes: 1, maxBytes: 4 << 20 };

const [port = '', folder = '', topic = ''] = process.argv.slice(2);
let isStopped = false;
process.stdin.on('end', () => {
  isStopped = true;
});
process.stdin.resume();
await dropFromPageCache();
console.log('begins');
console.log(await read());

/** What is on the device is taken out of the page cache: coreutils know how to ask for that. */
async function dropFromPageCache(): Promise<void> {
  for (const path of globSync(join(folder, `${topic}-0`, '*.log'))) {
    await run('sync', [path]);
    await run('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none']);
  }
}

/** From the start, and from there again when it has been at the end. */
async function read(): Promise<number> {
  const connection = await WireConnection.open(Number(port));
  const startedAt = performance.now();
  let bytes = 0;
  for (let next = 0n; !isStopped; ) {
    const answer = await connection.request(API.FETCH, FETCH_VERSION, fetchBody(topic, 0, next, LIMITS));
    const { records, errorCode, highWatermark } = readFetchAnswer(answer);
    if (errorCode !== 0) throw new Error(`fetch: error ${errorCode}`);
    bytes += records.length;
    const last = batchesOf(records).at(-1);
    if (last !== undefined) next = last.baseOffset + BigInt(last.recordCount);
    if (next < highWatermark) continue;
    next = 0n;
    await dropFromPageCache();
  }
  connection.close();
  return bytes / 1000 / (performance.now() - startedAt);
}
