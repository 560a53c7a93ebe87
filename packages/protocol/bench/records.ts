// How fast records are built, read and checked, and how fast each codec is: node packages/protocol/bench/records.ts
// Each figure is the best of many short rounds, since a shared machine only ever makes a round slower.
import {
  BatchCheck,
  BatchView,
  Codec,
  compress,
  decompress,
  RecordBatchBuilder,
  RecordView,
  recordsOf,
} from '@kavka/protocol/records';

const RECORDS = 10_000;
const VALUE_BYTES = 100;
const ROUND_MS = 600;
const WARM_UP_ROUNDS = 40;
const START_MS = 1_700_000_000_000;

const values = Array.from({ length: 1024 }, (_, i) => Buffer.alloc(VALUE_BYTES, 97 + (i % 26)));
const keys = Array.from({ length: 1024 }, (_, i) => Buffer.from(`key-${i}`));
const memory = Buffer.allocUnsafeSlow(RECORDS * (VALUE_BYTES + 40));

/** Keeps results alive, so that no loop is optimised away. */
let sum = 0;

/** Seconds of the fastest round. */
function fastest(round: () => void): number {
  for (let i = 0; i < WARM_UP_ROUNDS; i++) round();
  let best = Number.POSITIVE_INFINITY;
  for (const end = performance.now() + ROUND_MS; performance.now() < end; ) {
    const start = performance.now();
    round();
    best = Math.min(best, performance.now() - start);
  }
  return best / 1000;
}

function print(what: string, figure: number, unit: string): void {
  process.stdout.write(`${what.padEnd(36)} ${figure.toFixed(2).padStart(8)} ${unit}\n`);
}

function benchRecords(what: string, round: () => void): void {
  print(what, RECORDS / fastest(round) / 1e6, 'M records/s');
}

function benchBytes(what: string, bytes: number, round: () => void): void {
  print(what, bytes / fastest(round) / 1e9, 'GB/s');
}

function build(hasKeys: boolean): Buffer {
  const builder = new RecordBatchBuilder({ buffer: memory });
  for (let i = 0; i < RECORDS; i++) {
    builder.append(START_MS + (i & 1023), hasKeys ? keys[i & 1023]! : null, values[i & 1023]!);
  }
  return builder.build();
}

function benchBatches(): void {
  benchRecords('build', () => {
    sum += build(false).length;
  });
  benchRecords('build, with keys', () => {
    sum += build(true).length;
  });
  const batch = new BatchView().wrap(Buffer.concat([build(true)]), 0);
  const view = new RecordView();
  benchRecords('read, nothing but lengths', () => {
    recordsOf(batch, undefined, view);
    while (view.next()) sum += view.valueLength;
  });
  benchRecords('read, timestamps', () => {
    recordsOf(batch, undefined, view);
    while (view.next()) sum += view.timestamp > 0n ? 1 : 0;
  });
  benchRecords('read, values', () => {
    recordsOf(batch, undefined, view);
    while (view.next()) sum += view.value!.length;
  });
  benchRecords('read by iteration', () => {
    for (const record of recordsOf(batch, undefined, view)) sum += record.valueLength;
  });
  const check = new BatchCheck();
  benchRecords('check, with CRC', () => {
    sum += check.run(batch, batch.bytes.length);
  });
  benchBytes('CRC-32C', batch.sizeInBytes, () => {
    sum += batch.computeCrc();
  });
}

/** Text that compresses to about a fifth, as events in JSON do. */
function sampleText(length: number): Buffer {
  let text = '';
  for (let i = 0; text.length < length; i++) {
    text += `${JSON.stringify({ id: i, name: `user-${(i * 7919) % 9973}`, time: START_MS + i * 37, city: i % 83 })}\n`;
  }
  return Buffer.from(text).subarray(0, length);
}

function benchCodecs(): void {
  for (const [name, codec] of Object.entries(Codec)) {
    if (codec === Codec.none) continue;
    for (const kib of [16, 1024]) {
      const bytes = sampleText(kib * 1024);
      const compressed = compress(codec, bytes);
      const size = `${kib} KiB, to ${((100 * compressed.length) / bytes.length).toFixed(0)} %`;
      benchBytes(`${name} ${size}`, bytes.length, () => {
        sum += compress(codec, bytes).length;
      });
      benchBytes(`  expand`, bytes.length, () => {
        sum += decompress(codec, compressed, bytes.length).length;
      });
    }
  }
}

benchBatches();
benchCodecs();
if (Number.isNaN(sum)) throw new Error('impossible: the sum of what was measured is no number');
