import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Codec } from '@kavka/protocol/records';
import { CompactedAudit, KeyedAccount } from '../soak/compacted-audit.ts';
import { type FindingKind, Findings } from '../soak/findings.ts';
import { Ledger } from '../soak/ledger.ts';
import { DamageError, type Draft, type Mark, markedBatch, marksIn } from '../soak/marked-batch.ts';
import { PartitionAudit } from '../soak/partition-audit.ts';

const PLACE = 'topic-0';
const PLAIN: Draft = { key: null, isTombstone: false };

/** Writer 0 keeps to exactly once, writer 1 to at most once; of 10 records of each those up to 7 were acknowledged. */
function auditOf(marks: readonly Mark[]): Findings {
  const ledger = new Ledger();
  for (const [writer, guarantee] of (['exactly-once', 'at-most-once'] as const).entries()) {
    const account = ledger.open(PLACE, writer, guarantee);
    account.send(10);
    account.acknowledge(4, 4);
    account.acknowledge(0, 4);
  }
  const findings = new Findings();
  const audit = new PartitionAudit(PLACE, ledger, findings);
  for (const mark of marks) audit.see(mark);
  audit.finish();
  return findings;
}

function run(writer: number, from: number, to: number): Mark[] {
  return Array.from({ length: to - from }, (_, index) => ({ writer, number: from + index }));
}

function assertFound(findings: Findings, kind: FindingKind, count: number): void {
  assert.equal(findings.count(kind), count, `${kind}: ${findings}`);
  assert.ok(findings.examples.some((text) => text.startsWith(kind)));
}

test('what was acknowledged, and whatever else was sent, in order, is as it should be', () => {
  assert.equal(auditOf([...run(0, 0, 8), ...run(1, 0, 8)]).total, 0);
  assert.equal(auditOf([...run(0, 0, 10), ...run(1, 0, 8), ...run(1, 9, 10)]).total, 0);
});

test('a record that is lost, doubled, out of order or was never sent is found', () => {
  assertFound(auditOf([...run(0, 0, 7), ...run(1, 0, 8)]), 'lost', 1);
  assertFound(auditOf([...run(0, 0, 8), ...run(1, 0, 3), ...run(1, 4, 8)]), 'lost', 1);
  assertFound(auditOf([...run(0, 0, 3), ...run(0, 4, 8), ...run(1, 0, 8)]), 'lost', 1);
  assertFound(auditOf(run(0, 0, 8)), 'lost', 1);
  assertFound(auditOf([...run(0, 0, 8), ...run(0, 7, 8), ...run(1, 0, 8)]), 'doubled', 1);
  assertFound(auditOf([...run(0, 0, 8), ...run(0, 3, 4), ...run(1, 0, 8)]), 'disordered', 1);
  assertFound(auditOf([...run(0, 0, 8), ...run(0, 9, 10), ...run(1, 0, 8)]), 'disordered', 1);
  assertFound(auditOf([...run(0, 0, 11), ...run(1, 0, 8), ...run(2, 0, 1)]), 'foreign', 2);
});

test('acknowledgements that come in any order are one range when all are there', () => {
  const account = new Ledger().open(PLACE, 0, 'exactly-once');
  account.send(40);
  for (const first of [30, 0, 20, 10]) account.acknowledge(first, 10);
  assert.equal(account.rangeCount, 1);
  assert.equal(account.firstOwed([35, 50]), 35);
});

test('of what a compaction left the last of each key is needed, and a tombstone is not', () => {
  const account = new KeyedAccount();
  for (const [number, key] of ['a', 'b', 'a', 'b', 'gone'].entries())
    account.send(number, key, key === 'gone');
  const found = (...records: readonly [key: string, number: number][]): Findings => {
    const findings = new Findings();
    const audit = new CompactedAudit(PLACE, account, findings);
    for (const [key, number] of records) audit.see({ writer: 0, key, number });
    audit.finish();
    return findings;
  };
  assert.equal(found(['a', 2], ['b', 3]).total, 0);
  assert.equal(found(['a', 0], ['b', 1], ['a', 2], ['b', 3], ['gone', 4]).total, 0);
  assertFound(found(['a', 2]), 'lost', 1);
  assertFound(found(['a', 2], ['b', 1], ['b', 3]), 'disordered', 1);
  assertFound(found(['a', 2], ['b', 3], ['b', 3]), 'doubled', 1);
  assertFound(found(['a', 2], ['b', 3], ['c', 4]), 'foreign', 1);
});

test('marks are read back from their batch, and damage is seen', () => {
  const drafts = [PLAIN, { key: 'k', isTombstone: true }, { key: 'k', isTombstone: false }];
  const producer = { producerId: 77n, producerEpoch: 0, baseSequence: 0, isTransactional: false };
  for (const codec of Object.values(Codec)) {
    const batch = markedBatch(3, 995, drafts, { codec, producer });
    const { records, next } = marksIn(batch);
    assert.equal(next, 3n);
    assert.deepEqual(
      records,
      drafts.map(({ key }, index) => ({ key, writer: 3, number: 995 + index })),
    );
    batch.writeUInt8(batch.readUInt8(batch.length - 1) ^ 1, batch.length - 1);
    assert.throws(() => marksIn(batch), DamageError);
  }
});
