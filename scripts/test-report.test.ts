import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestReport } from './test-report.ts';

const passed = { type: 'test:pass', data: { name: 'good', details: { type: 'test' } } };

test('a file whose tests pass is one line', () => {
  const report = new TestReport('a.test.ts');
  report.take(passed);
  report.take({ type: 'test:pass', data: { name: 'group', details: { type: 'suite' } } });
  report.take({ type: 'test:pass', data: { name: 'later', skip: '', details: { type: 'test' } } });
  report.take({ type: 'test:stdout', data: { message: 'chatter' } });
  assert.deepEqual(report.lines(1234), ['✔ a.test.ts: 1 passed, 1 skipped (1.2 s)']);
  assert.equal(report.failed, 0);
});

test('a failure comes with its error and what the file printed', () => {
  const report = new TestReport('a.test.ts');
  report.take(passed);
  const error = new Error('wrapped', { cause: new Error('the reason') });
  report.take({ type: 'test:fail', data: { name: 'bad', details: { type: 'test', error } } });
  report.take({ type: 'test:stderr', data: { message: 'chatter\n' } });
  const text = report.lines(0).join('\n');
  assert.match(text, /^✖ a\.test\.ts: 1 passed, 1 failed/);
  assert.match(text, /✖ bad\n {4}Error: the reason\n/);
  assert.match(text, /Output:\n {2}chatter$/);
});

test('a group fails by itself or through its tests, which count once', () => {
  const report = new TestReport('a.test.ts');
  const ofTests = Object.assign(new Error('1 subtest failed'), { failureType: 'subtestsFailed' });
  report.take({ type: 'test:fail', data: { name: 'group', details: { type: 'suite', error: ofTests } } });
  assert.equal(report.failed, 0);
  const ofHook = Object.assign(new Error('hook'), { failureType: 'hookFailed' });
  report.take({ type: 'test:fail', data: { name: 'group', details: { type: 'suite', error: ofHook } } });
  assert.equal(report.failed, 1);
});
