import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { ManualClock, RecordingLogger } from '@kavka/testkit';
import type { CoordinatorRecord, LogBatch } from '../../src/ports.ts';
import { Shard } from '../../src/runtime/shard.ts';
import type { Change, StateMachine } from '../../src/runtime/state-machine.ts';
import { MemoryLog } from '../world/memory-log.ts';

/** A state that is the list of its records. */
class Words implements StateMachine<string> {
  readonly latest: string[] = [];
  readonly committed: string[] = [];
  readonly lifecycle: string[] = [];

  encode(word: string): CoordinatorRecord {
    return { key: Buffer.from(word), value: null };
  }

  apply(word: string): Change {
    this.latest.push(word);
    return {
      commit: () => this.committed.push(word),
      revert: () => assert.equal(this.latest.pop(), word, 'changes are reverted from the last to the first'),
    };
  }

  replay(batch: LogBatch): void {
    for (const { key } of batch.records) this.apply(String(key)).commit();
  }

  loaded(): void {
    this.lifecycle.push('loaded');
  }

  unloaded(): void {
    this.lifecycle.push('unloaded');
  }
}

async function worldOf(options: { maxBatchBytes?: number; history?: string[] } = {}) {
  const clock = new ManualClock();
  const log = new MemoryLog();
  const machine = new Words();
  for (const word of options.history ?? []) log.write(0, { records: [machine.encode(word)] });
  const shard = new Shard({
    partition: 0,
    log,
    clock,
    logger: new RecordingLogger(),
    maxBatchBytes: options.maxBatchBytes ?? 1_000,
    writeTimeoutMs: 5_000,
    machine,
  });
  const say = (...records: string[]) =>
    shard.ask<string | number>(
      () => ({ records, response: records.join('+') || 'nothing' }),
      (error) => error,
    );
  const batches = () => log.batches(0).map(({ records }) => records.map(({ key }) => String(key)).join(' '));
  return { clock, log, machine, shard, say, batches };
}

async function loadedWorld(options: { maxBatchBytes?: number; history?: string[] } = {}) {
  const world = await worldOf(options);
  await world.shard.load();
  return world;
}

test('loads the whole log, and refuses until then', async () => {
  const history = Array.from({ length: 25 }, (_, i) => `word ${i}`);
  const { shard, say, machine } = await worldOf({ history });
  const loading = shard.load();
  assert.equal(await say('early'), ErrorCode.COORDINATOR_LOAD_IN_PROGRESS);
  await loading;
  assert.deepEqual(machine.committed, history);
  assert.deepEqual(machine.lifecycle, ['loaded']);
});

test('the records of a turn are one batch; those that come while it is under way are the next', async () => {
  const { clock, log, say, batches } = await loadedWorld();
  log.hold();
  const first = [say('a'), say('b', 'c')];
  await clock.settle();
  const second = [say('d'), say('e')];
  await clock.settle();
  assert.deepEqual(batches(), []);
  log.release();
  await clock.settle();
  assert.deepEqual(batches(), ['a b c', 'd e']);
  assert.deepEqual(await Promise.all([...first, ...second]), ['a', 'b+c', 'd', 'e']);
});

test('the state is ahead of the log, responses are not', async () => {
  const { clock, log, say, machine } = await loadedWorld();
  log.hold();
  const answered: (string | number)[] = [];
  for (const answer of [say('a'), say(), say('b')]) answer.then((response) => answered.push(response));
  await clock.settle();
  assert.deepEqual(machine.latest, ['a', 'b']);
  assert.deepEqual(machine.committed, []);
  assert.deepEqual(answered, []);
  log.release();
  await clock.settle();
  assert.deepEqual(machine.committed, ['a', 'b']);
  assert.deepEqual(answered, ['a', 'nothing', 'b']);
});

test('nothing to wait for: the response comes at once', async () => {
  const { say } = await loadedWorld();
  assert.equal(await say(), 'nothing');
});

test('when the log refuses a batch, all that was built on it goes', async () => {
  const { clock, log, say, machine, batches } = await loadedWorld({ history: ['old'] });
  log.refuse(ErrorCode.NOT_LEADER_OR_FOLLOWER);
  const answers = [say('a'), say('b')];
  assert.deepEqual(machine.latest, ['old', 'a', 'b']);
  await clock.settle();
  assert.deepEqual(await Promise.all(answers), [ErrorCode.NOT_COORDINATOR, ErrorCode.NOT_COORDINATOR]);
  assert.deepEqual(machine.latest, ['old']);
  log.refuse(undefined);
  const next = say('c');
  await clock.settle();
  assert.equal(await next, 'c');
  assert.deepEqual(batches(), ['old', 'c']);
});

test('a batch that is committed on too few replicas is committed', async () => {
  const { clock, log, say, machine } = await loadedWorld();
  log.refuse(ErrorCode.NOT_ENOUGH_REPLICAS_AFTER_APPEND);
  const answer = say('a');
  await clock.settle();
  assert.equal(await answer, 'a');
  assert.deepEqual(machine.committed, ['a']);
});

test('batches stay below the largest that the log takes', async () => {
  const { clock, say, batches } = await loadedWorld({ maxBatchBytes: 61 + 3 * 40 });
  const answer = say('12345678', '12345678', '12345678', '12345678', 'x'.repeat(500), 'end');
  await clock.settle();
  await answer;
  assert.deepEqual(batches(), ['12345678 12345678 12345678', '12345678', 'x'.repeat(500), 'end']);
});

test('a client does not wait longer than the timeout', async () => {
  const { clock, log, say, machine } = await loadedWorld();
  log.hold();
  const answer = say('a');
  await clock.advanceSettled(5_000);
  assert.equal(await answer, ErrorCode.COORDINATOR_NOT_AVAILABLE);
  log.release();
  await clock.settle();
  assert.deepEqual(machine.committed, ['a'], 'the log had it all the same');
});

test('an outcome that speaks for itself is not applied, and hears what became of it', async () => {
  const { clock, log, shard, machine, batches } = await loadedWorld();
  const heard: number[] = [];
  shard.run(() => ({ records: ['a'], settled: (error) => heard.push(error) }));
  await clock.settle();
  log.refuse(ErrorCode.NOT_ENOUGH_REPLICAS);
  shard.run(() => ({ records: ['b'], settled: (error) => heard.push(error) }));
  await clock.settle();
  assert.deepEqual(heard, [ErrorCode.NONE, ErrorCode.NOT_ENOUGH_REPLICAS]);
  assert.deepEqual(machine.latest, []);
  assert.deepEqual(batches(), ['a']);
});

test('a closed shard answers whoever waits and does nothing more', async () => {
  const { clock, log, shard, say, machine } = await loadedWorld();
  log.hold();
  const answers = [say('a')];
  await clock.settle();
  answers.push(say('b'));
  shard.close();
  assert.deepEqual(await Promise.all(answers), [ErrorCode.NOT_COORDINATOR, ErrorCode.NOT_COORDINATOR]);
  assert.equal(await say('c'), ErrorCode.NOT_COORDINATOR);
  shard.run(() => assert.fail('no event after the end'));
  log.release();
  await clock.settle();
  assert.deepEqual(machine.committed, []);
  assert.deepEqual(machine.lifecycle, ['loaded', 'unloaded']);
  assert.equal(clock.timers, 0);
});

test('closed while it loads, it never serves', async () => {
  const { shard, machine } = await worldOf({ history: ['a'] });
  const loading = shard.load();
  shard.close();
  await loading;
  assert.deepEqual(machine.lifecycle, ['unloaded']);
  assert.equal(shard.refusal(), ErrorCode.NOT_COORDINATOR);
});

test('clients are refused when too much waits for the log', async () => {
  const { clock, log, say } = await loadedWorld({ maxBatchBytes: 1 });
  log.hold();
  const refused: (string | number)[] = [];
  for (let i = 0; i < 40; i++) say(`word ${i}`).then((response) => refused.push(response));
  await clock.settle();
  assert(refused.length > 0 && refused.every((response) => response === ErrorCode.COORDINATOR_NOT_AVAILABLE));
  const before = refused.length;
  log.release();
  await clock.settle();
  assert.equal(refused.length - before, 40 - before, 'those that were taken are answered');
});
