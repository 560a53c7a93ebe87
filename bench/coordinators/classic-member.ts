import { ErrorCode } from '@kavka/protocol';
import { API, type WireClient } from '@kavka/testkit/wire';
import { type GroupMember, HEARTBEAT_MS, pause, SESSION_MS } from './group-member.ts';

const REBALANCE_TIMEOUT_MS = 60_000;
const PROTOCOL = { protocolType: 'consumer', protocolName: 'range' };

/** A member of a classic group; the leader spreads the partitions in turn. */
export class ClassicMember implements GroupMember {
  readonly #client: WireClient;
  readonly #groupId: string;
  readonly #partitions: number;
  #memberId = '';
  #epoch = 0;
  #owned = 0;
  #lastHeartbeatMs = 0;
  #isDead = false;
  #life: Promise<void> = Promise.resolve();

  constructor(client: WireClient, groupId: string, partitions: number) {
    this.#client = client;
    this.#groupId = groupId;
    this.#partitions = partitions;
  }

  get epoch(): number {
    return this.#epoch;
  }

  get owned(): number {
    return this.#owned;
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
      while (!this.#isDead) {
        await this.#rejoin();
        while (!this.#isDead && (await this.#heartbeat()) === ErrorCode.NONE) await pause(HEARTBEAT_MS);
      }
    } catch (error) {
      if (!this.#isDead) throw error;
    }
  }

  async #rejoin(): Promise<void> {
    const joined = await this.#client.ask(API.joinGroup, {
      groupId: this.#groupId,
      sessionTimeoutMs: SESSION_MS,
      rebalanceTimeoutMs: REBALANCE_TIMEOUT_MS,
      memberId: this.#memberId,
      protocolType: PROTOCOL.protocolType,
      protocols: [{ name: PROTOCOL.protocolName, metadata: Buffer.from('0000000000000000', 'hex') }],
    });
    this.#memberId = joined.memberId;
    if (joined.errorCode === ErrorCode.UNKNOWN_MEMBER_ID) this.#memberId = '';
    if (joined.errorCode !== ErrorCode.NONE) return;
    const { generationId, members } = joined;
    const assignments = members.map(({ memberId }, at) => ({
      memberId,
      assignment: this.#share(at, members.length),
    }));
    const synced = await this.#client.ask(API.syncGroup, {
      ...this.#identity(generationId),
      ...PROTOCOL,
      assignments,
    });
    if (synced.errorCode !== ErrorCode.NONE) return;
    this.#epoch = generationId;
    this.#owned = synced.assignment.length / 4;
  }

  /** Only the count matters here. */
  #share(at: number, members: number): Buffer {
    return Buffer.alloc(
      4 * (Math.floor(this.#partitions / members) + (at < this.#partitions % members ? 1 : 0)),
    );
  }

  async #heartbeat(): Promise<number> {
    this.#lastHeartbeatMs = performance.now();
    return (await this.#client.ask(API.heartbeat, this.#identity(this.#epoch))).errorCode;
  }

  #identity(generationId: number) {
    return { groupId: this.#groupId, generationId, memberId: this.#memberId, groupInstanceId: null };
  }
}
