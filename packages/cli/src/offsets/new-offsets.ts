import type { Admin, OffsetSpec } from '@kavka/client';
import { printLine, type ToolContext, ToolError } from '../shell/index.ts';
import { parseDateTime, parseDuration } from './date-time.ts';
import type { PlannedOffset } from './reset-plan.ts';
import type { Scenario } from './reset-scenarios.ts';

export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** How to reset, with the value of the option where it has one. */
export interface Reset {
  readonly scenario: Exclude<Scenario, 'from-file'>;
  readonly value: string | bigint | undefined;
}

/** Finds the offsets that a reset comes to, and keeps them within the logs. */
export class NewOffsets {
  readonly #admin: Admin;
  readonly #context: ToolContext;

  constructor(admin: Admin, context: ToolContext) {
    this.#admin = admin;
    this.#context = context;
  }

  /** `committed`: what the group has now. @throws ToolError where partitions do not exist or have no leader */
  async of(
    { scenario, value }: Reset,
    partitions: readonly Partition[],
    committed: readonly PlannedOffset[],
  ): Promise<PlannedOffset[]> {
    await this.#check(partitions);
    const current = new Map(committed.map((one) => [nameOf(one), one.offset]));
    switch (scenario) {
      case 'to-earliest':
        return this.#at(partitions, 'earliest');
      case 'to-latest':
        return this.#at(partitions, 'latest');
      case 'to-datetime':
        return this.#atTime(partitions, parseDateTime(String(value)));
      case 'by-duration': {
        const nowMs = BigInt(this.#context.clock.now());
        return this.#atTime(partitions, nowMs - parseDuration(String(value)));
      }
      case 'to-offset':
        return this.within(partitions.map((one) => ({ ...one, offset: Number(value) })));
      case 'shift-by':
        return this.within(
          partitions.map((one) => ({ ...one, offset: shifted(one, current, Number(value)) })),
        );
      case 'to-current': {
        const known = partitions.flatMap((one) => {
          const offset = current.get(nameOf(one));
          return offset === undefined ? [] : [{ ...one, offset }];
        });
        const unknown = partitions.filter((one) => !current.has(nameOf(one)));
        return [...known, ...(await this.#at(unknown, 'latest'))];
      }
    }
  }

  /** Offsets that the log does not have become its first or its last, with a warning. */
  async within(wanted: readonly PlannedOffset[]): Promise<PlannedOffset[]> {
    const first = offsetsByName(await this.#at(wanted, 'earliest'));
    const last = offsetsByName(await this.#at(wanted, 'latest'));
    return wanted.map((one) => {
      const start = first.get(nameOf(one)) ?? one.offset;
      const end = last.get(nameOf(one)) ?? one.offset;
      if (one.offset > end) return this.#moved(one, end, 'higher than latest');
      return one.offset < start ? this.#moved(one, start, 'lower than earliest') : one;
    });
  }

  #moved(one: PlannedOffset, offset: number, relation: string): PlannedOffset {
    printLine(
      this.#context.errors,
      `Warning: New offset (${one.offset}) is ${relation} offset for topic partition ${nameOf(one)}. Value will be set to ${offset}`,
    );
    return { ...one, offset };
  }

  async #at(partitions: readonly Partition[], at: OffsetSpec['at']): Promise<PlannedOffset[]> {
    if (partitions.length === 0) return [];
    const specs = partitions.map(({ topic, partition }) => ({ topic, partition, at }));
    const found = await this.#admin.listOffsets(specs, { signal: this.#context.signal });
    return found.map(({ topic, partition, offset }) => ({ topic, partition, offset }));
  }

  async #atTime(partitions: readonly Partition[], timeMs: bigint): Promise<PlannedOffset[]> {
    const found = await this.#at(partitions, timeMs);
    const empty = found.filter(({ offset }) => offset < 0);
    for (const { topic, partition } of empty)
      printLine(
        this.#context.output,
        `\nWarn: Partition ${partition} from topic ${topic} is empty. Falling back to latest known offset.`,
      );
    return [...found.filter(({ offset }) => offset >= 0), ...(await this.#at(empty, 'latest'))];
  }

  async #check(partitions: readonly Partition[]): Promise<void> {
    const names = [...new Set(partitions.map(({ topic }) => topic))];
    const topics = await this.#admin.describeTopics(names, { signal: this.#context.signal });
    const leaders = new Map<string, number | null>();
    for (const { name: topic, partitions: described } of topics)
      for (const { partition, leader } of described) leaders.set(nameOf({ topic, partition }), leader);
    const missing = partitions.map(nameOf).filter((name) => !leaders.has(name));
    if (missing.length > 0) throw new ToolError(`The partitions "${missing.join(',')}" do not exist`);
    const leaderless = partitions.map(nameOf).filter((name) => (leaders.get(name) ?? -1) < 0);
    if (leaderless.length > 0) throw new ToolError(`The partitions "${leaderless.join(',')}" have no leader`);
  }
}

function shifted(one: Partition, current: ReadonlyMap<string, number>, by: number): number {
  const offset = current.get(nameOf(one));
  if (offset !== undefined) return offset + by;
  throw new ToolError(
    `Cannot shift offset for partition ${nameOf(one)} since there is no current committed offset`,
  );
}

function offsetsByName(offsets: readonly PlannedOffset[]): Map<string, number> {
  return new Map(offsets.map((one) => [nameOf(one), one.offset]));
}

export function nameOf({ topic, partition }: Partition): string {
  return `${topic}-${partition}`;
}
