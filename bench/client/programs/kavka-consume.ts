/**
 * Kavka's consumer at work. `iterator`: the loop record by record; `batches`: a record object each; `views`: lazy batches, each record
 * looked at through one moving view. Where memory is reused, a batch is lent until the next one is asked for. Each reads the size of the
 * value, as the C tool does.
 */
import { Consumer } from '@kavka/client';
import { load, report, type Started, start } from './report.ts';

const { mode, topic, count, broker } = load;

/** Counts records; the clock starts with the first after the warm-up. */
class Tally {
  records = 0;
  bytes = 0;
  #started: Started | undefined;
  #from = 0;
  readonly #warmUp = Math.floor(count * 0.2);

  /** True when all have come. */
  advance(): boolean {
    if (this.#started === undefined && this.records >= this.#warmUp) {
      this.#from = this.records;
      this.#started = start();
    }
    return this.records >= count;
  }

  report(): void {
    if (this.bytes !== this.records * load.size) throw new Error('values of another size');
    report(this.records - this.#from, this.#started ?? start());
  }
}

async function readViews(consumer: Consumer, tally: Tally): Promise<void> {
  for await (const batch of consumer.batches({ reusesMemory: true })) {
    let bytes = 0;
    let records = 0;
    for (const view of batch.views()) {
      records++;
      bytes += view.valueLength;
    }
    tally.records += records;
    tally.bytes += bytes;
    if (tally.advance()) return;
  }
}

async function readBatches(consumer: Consumer, tally: Tally, reusesMemory = false): Promise<void> {
  for await (const batch of consumer.batches({ reusesMemory })) {
    for (const record of batch) {
      tally.records++;
      tally.bytes += record.valueSize;
    }
    if (tally.advance()) return;
  }
}

async function readRecords(consumer: Consumer, tally: Tally): Promise<void> {
  let next = Math.min(1024, count);
  for await (const record of consumer) {
    tally.bytes += record.valueSize;
    if (++tally.records >= next) {
      if (tally.advance()) return;
      next = Math.min(tally.records + 1024, count);
    }
  }
}

const READERS: Readonly<Record<string, typeof readRecords>> = {
  iterator: readRecords,
  batches: readBatches,
  'batches, memory reused': (consumer, tally) => readBatches(consumer, tally, true),
  'views, memory reused': readViews,
};
const read = READERS[mode];
if (read === undefined) throw new RangeError(`mode ${mode}: expected ${Object.keys(READERS).join(', ')}`);

await using consumer = new Consumer({ 'bootstrap.servers': broker });
consumer.assign(await consumer.partitionsOf(topic));
consumer.seekToStart();
const tally = new Tally();
await read(consumer, tally);
tally.report();
