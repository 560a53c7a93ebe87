import { setTimeout as delay } from 'node:timers/promises';
import { commitOffset, committedOffset, findCoordinator } from '../wire/group-requests.ts';
import { endOffset } from '../wire/requests.ts';
import type { WireConnection } from '../wire/wire-connection.ts';
import { fetchMarks } from './fetch-marks.ts';
import { Link } from './link.ts';
import { type Load, placeOf, type SoakTopic } from './load.ts';
import { DamageError } from './marked-batch.ts';
import { PartitionAudit } from './partition-audit.ts';

const COMMITTED_EVERY = 20;
const PAUSE_MS = 10;

/** A member of a group, so to say: reads a partition while it is written, audits it, and commits how far it is. */
export class PartitionReader {
  readonly #load: Load;
  readonly #topic: SoakTopic;
  readonly #partition: number;
  readonly #group: string;
  readonly #link: Link;
  readonly #audit: PartitionAudit;
  #position = 0n;
  /** The last commit that was answered, and the last that was sent. */
  #committed = -1n;
  #sentCommit = -1n;

  constructor(load: Load, topic: SoakTopic, partition: number, group: string) {
    this.#load = load;
    this.#topic = topic;
    this.#partition = partition;
    this.#group = group;
    this.#link = new Link(load.port);
    this.#audit = new PartitionAudit(placeOf(topic, partition), load.ledger, load.findings);
  }

  /** Until `isOver`, and from then on until it has seen everything. */
  async run(isOver: () => boolean): Promise<void> {
    await this.#link.ask((wire) => findCoordinator(wire, this.#group));
    let opened = 0;
    for (let count = 1; ; count++) {
      const isLast = isOver();
      try {
        const wire = await this.#link.open(() => false);
        if (wire === null) return;
        if (opened !== this.#link.opened) await this.#checkCommit(wire);
        opened = this.#link.opened;
        await this.#readOn(wire);
        if (count % COMMITTED_EVERY === 0) await this.#commit(wire);
        if (isLast && (await this.#isAtEnd(wire))) break;
      } catch (error) {
        if (error instanceof DamageError)
          this.#load.findings.note('foreign', `${this.place}: ${error.message}`);
        this.#link.drop();
        await delay(PAUSE_MS);
      }
    }
    this.#audit.finish();
    this.#link.drop();
  }

  /** What another reader of the partition saw must be the same. */
  compare(digest: string): void {
    if (digest !== this.#audit.digest)
      this.#load.findings.note(
        'foreign',
        `${this.place}: a reader saw ${this.#audit.digest}, and now there are ${digest}`,
      );
  }

  get name(): string {
    return `reader of ${this.place} for ${this.#group} at ${this.#position}`;
  }

  get place(): string {
    return placeOf(this.#topic, this.#partition);
  }

  async #readOn(wire: WireConnection): Promise<void> {
    const { records, next } = await fetchMarks(wire, this.#topic, this.#partition, this.#position);
    for (const record of records) this.#audit.see(record);
    if (next !== null) this.#position = next;
  }

  async #isAtEnd(wire: WireConnection): Promise<boolean> {
    return this.#position >= (await endOffset(wire, this.#topic.name, this.#partition));
  }

  async #commit(wire: WireConnection): Promise<void> {
    const offset = this.#position;
    this.#sentCommit = offset;
    const errorCode = await commitOffset(wire, this.#group, this.#topic.name, this.#partition, offset);
    if (errorCode === 0) this.#committed = offset;
  }

  /** The node was away: what the group has committed must have stayed. */
  async #checkCommit(wire: WireConnection): Promise<void> {
    const found = await committedOffset(wire, this.#group, this.#topic.name, this.#partition);
    if (found >= this.#committed && found <= this.#sentCommit) return;
    const expected = `${this.#committed} was acknowledged, ${this.#sentCommit} sent last`;
    this.#load.findings.note('rewound', `${this.place}: group ${this.#group} is at ${found}; ${expected}`);
  }
}
