import { randomUUID } from 'node:crypto';
import type { Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import { API, type WireClient } from '@kavka/testkit/wire';
import { type GroupMember, HEARTBEAT_MS, pause } from './group-member.ts';

const REBALANCE_TIMEOUT_MS = 60_000;

/** A member of a group of KIP-848, which owns at once what it is given. */
export class ConsumerMember implements GroupMember {
  readonly #client: WireClient;
  readonly #groupId: string;
  readonly #topic: string;
  readonly #memberId = randomUUID();
  #assigned: readonly { topicId: Uuid; partitions: readonly number[] }[] = [];
  #epoch = 0;
  #lastHeartbeatMs = 0;
  #isDead = false;
  #life: Promise<void> = Promise.resolve();

  constructor(client: WireClient, groupId: string, topic: string) {
    this.#client = client;
    this.#groupId = groupId;
    this.#topic = topic;
  }

  get epoch(): number {
    return this.#epoch;
  }

  get owned(): number {
    return this.#assigned.reduce((sum, { partitions }) => sum + partitions.length, 0);
  }

  get lastHeartbeatMs(): number {
    return this.#lastHeartbeatMs;
  }

  live(): void {
    this.#life = this.#run();
  }

  async die(): Promise<void> {
    this.#isDead = true;
    this.#client.close();
    await this.#life;
  }

  async #run(): Promise<void> {
    try {
      while (!this.#isDead) if (!(await this.#heartbeat())) await pause(HEARTBEAT_MS);
    } catch (error) {
      if (!this.#isDead) throw error;
    }
  }

  /** Whether it was given something else, which it says it has at once. */
  async #heartbeat(): Promise<boolean> {
    this.#lastHeartbeatMs = performance.now();
    const answer = await this.#client.ask(API.consumerGroupHeartbeat, {
      groupId: this.#groupId,
      memberId: this.#memberId,
      memberEpoch: this.#epoch,
      rebalanceTimeoutMs: REBALANCE_TIMEOUT_MS,
      subscribedTopicNames: [this.#topic],
      topicPartitions: this.#assigned.map(({ topicId, partitions }) => ({
        topicId,
        partitions: [...partitions],
      })),
    });
    if (answer.errorCode !== ErrorCode.NONE) {
      this.#epoch = 0;
      this.#assigned = [];
      return false;
    }
    const isNew = answer.memberEpoch !== this.#epoch || answer.assignment !== null;
    this.#epoch = answer.memberEpoch;
    const assigned = answer.assignment?.topicPartitions ?? this.#assigned;
    const isSame = JSON.stringify(assigned) === JSON.stringify(this.#assigned);
    this.#assigned = assigned;
    return isNew && !isSame;
  }
}
