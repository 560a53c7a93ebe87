import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeliveryState } from '@kavka/coordinators';
import fc from 'fast-check';
import { AcknowledgeType } from '../../src/share/acknowledge-records.ts';
import { batchesOf, isTerminal, LOCK_MS, ShareWorld } from './share-world.ts';

const MAX_DELIVERY_COUNT = 4;
const MAX_IN_FLIGHT = 20;
const MEMBERS = ['a', 'b', 'c'] as const;
const { ACCEPT, RELEASE, REJECT } = AcknowledgeType;

const member = fc.constantFrom(...MEMBERS);
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('fetch' as const),
      member,
      maxRecords: fc.integer({ min: 1, max: 12 }),
      isRecordLimit: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('acknowledge' as const),
      member,
      type: fc.constantFrom(ACCEPT, RELEASE, REJECT),
      skip: fc.nat(6),
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: LOCK_MS }) }),
  fc.record({ kind: fc.constant('leave' as const), member }),
  fc.record({ kind: fc.constantFrom('hold' as const, 'release' as const, 'crash' as const) }),
  fc.record({ kind: fc.constant('fail' as const), isFailing: fc.boolean() }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

interface Holding {
  readonly member: string;
  readonly untilMs: number;
}

/** What members and whoever reads the answers can know, offset by offset. */
class Model {
  readonly world: ShareWorld;
  readonly holdings = new Map<number, Holding>();
  readonly deliveries = new Map<number, number>();
  /** Accepted or rejected, and answered so. */
  readonly done = new Set<number>();
  #pending: Promise<unknown>[] = [];

  constructor(sizes: readonly number[]) {
    const settings = { maxDeliveryCount: MAX_DELIVERY_COUNT, maxInFlightRecords: MAX_IN_FLIGHT };
    this.world = new ShareWorld(batchesOf(...sizes), settings);
  }

  async run(one: Event): Promise<void> {
    switch (one.kind) {
      case 'fetch':
        this.fetch(one.member, one.maxRecords, one.isRecordLimit);
        break;
      case 'acknowledge':
        this.#acknowledge(one.member, one.type, one.skip, one.count);
        break;
      case 'wait':
        await this.world.advance(one.ms);
        break;
      case 'leave':
        this.#leave(one.member);
        break;
      case 'hold':
        this.world.persister.hold();
        break;
      case 'release':
        await this.settle();
        break;
      case 'fail':
        await this.settle();
        this.world.persister.isFailing = one.isFailing;
        break;
      case 'crash':
        await this.#crash();
        break;
    }
    await this.world.clock.settle();
  }

  fetch(memberId: string, maxRecords: number, isRecordLimit: boolean): number {
    const nowMs = this.world.clock.monotonic();
    const acquired = this.world.fetch(memberId, { maxRecords, isRecordLimit });
    let count = 0;
    for (const { firstOffset, lastOffset, deliveryCount } of acquired) {
      for (let offset = firstOffset; offset <= lastOffset; offset++, count++) {
        assert.ok(!this.done.has(offset), `${offset} was done with`);
        const holding = this.holdings.get(offset);
        assert.ok(holding === undefined || holding.untilMs <= nowMs, `${offset} is held`);
        assert.ok(deliveryCount <= MAX_DELIVERY_COUNT, `${offset} was delivered too often`);
        this.deliveries.set(offset, deliveryCount);
        this.holdings.set(offset, { member: memberId, untilMs: nowMs + LOCK_MS });
      }
    }
    if (isRecordLimit) assert.ok(count <= maxRecords, 'not one record too many');
    return count;
  }

  /** Everything on its way arrives. */
  async settle(): Promise<void> {
    this.world.persister.release();
    await Promise.all(this.#pending);
    this.#pending = [];
  }

  #acknowledge(memberId: string, type: number, skip: number, count: number): void {
    const nowMs = this.world.clock.monotonic();
    const own = [...this.holdings]
      .filter(([, { member: holder, untilMs }]) => holder === memberId && untilMs > nowMs)
      .map(([offset]) => offset)
      .toSorted((left, right) => left - right);
    const firstOffset = own[skip];
    if (firstOffset === undefined) return;
    let lastOffset = firstOffset;
    while (lastOffset - firstOffset + 1 < count && own.includes(lastOffset + 1)) lastOffset++;
    const acknowledged = this.world.acknowledge(memberId, firstOffset, lastOffset, type).then((error) => {
      if (error !== null) return;
      for (let offset = firstOffset; offset <= lastOffset; offset++) {
        if (type !== RELEASE) this.done.add(offset);
        this.holdings.delete(offset);
      }
    });
    this.#pending.push(acknowledged);
  }

  #leave(memberId: string): void {
    const released = this.world.share.releaseAll(memberId).then((error) => {
      if (error !== null) return;
      for (const [offset, holding] of this.holdings)
        if (holding.member === memberId) this.holdings.delete(offset);
    });
    this.#pending.push(released);
  }

  async #crash(): Promise<void> {
    await this.world.crash();
    this.#pending = [];
    this.holdings.clear();
  }
}

async function drain(model: Model, total: number): Promise<void> {
  const { world } = model;
  world.persister.isFailing = false;
  await model.settle();
  for (let round = 0; world.share.startOffset < total; round++) {
    assert.ok(round < 400, `stuck at ${world.share.startOffset}`);
    for (const { firstOffset, lastOffset } of world.fetch('drain')) {
      const error = await world.acknowledge('drain', firstOffset, lastOffset, ACCEPT);
      assert.equal(error, null);
      for (let offset = firstOffset; offset <= lastOffset; offset++) {
        assert.ok(!model.done.has(offset), `${offset} was done with`);
        model.done.add(offset);
      }
    }
    await world.advance(LOCK_MS / 3);
  }
}

test('no record is lost before its limit, none comes again after it was acknowledged, none too often', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.array(event, { maxLength: 60 }), async (batchSizes, events) => {
      const model = new Model(batchSizes);
      for (const one of events) await model.run(one);
      const total = batchSizes.reduce((sum, size) => sum + size, 0);
      await drain(model, total);
      for (let offset = 0; offset < total; offset++) {
        if (model.done.has(offset)) continue;
        const kept = model.world.persister.offsets.get(offset);
        const isSpent = kept !== undefined && kept.deliveryCount >= MAX_DELIVERY_COUNT;
        const isAnswered = kept !== undefined && isTerminal(kept);
        assert.ok(isSpent || isAnswered, `${offset} is lost: ${JSON.stringify(kept)}`);
      }
    }),
    { numRuns: 300 },
  );
});

test('what is kept counts the offsets that are done with', async () => {
  const world = new ShareWorld(batchesOf(6));
  world.fetch('a');
  await world.acknowledge('a', 2, 3, ACCEPT);
  assert.equal(world.persister.deliveryCompleteCount, 2);
  await world.acknowledge('a', 0, 0, ACCEPT);
  assert.equal(world.share.startOffset, 1);
  assert.equal(world.persister.deliveryCompleteCount, 3, 'as it was when the start had not moved yet');
  await world.acknowledge('a', 5, 5, REJECT);
  assert.equal(world.persister.deliveryCompleteCount, 3);
  assert.equal(world.persister.offsets.get(5)?.deliveryState, DeliveryState.ARCHIVED);
});
