import assert from 'node:assert/strict';

const LIMIT_MS = 60_000;
const PAUSE_MS = 10;

/** Waits for a condition of the world outside: brokers tell each other what has changed in their own time. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadlineMs = Date.now() + LIMIT_MS;
  while (!(await condition())) {
    assert.ok(Date.now() < deadlineMs, `in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
