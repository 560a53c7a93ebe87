import { type Init, NO_BYTES } from '@kavka/protocol';
import type { JoinGroupResponse } from '@kavka/protocol/messages/11-join-group';
import type { SyncGroupResponse } from '@kavka/protocol/messages/14-sync-group';
import type { Deadline } from '../../runtime/deadline.ts';

/** A way to assign partitions that a member knows, with what it wants to say to the leader under it. */
export interface MemberProtocol {
  readonly name: string;
  readonly metadata: Buffer;
}

export type JoinReply = (response: Init<JoinGroupResponse>) => void;
export type SyncReply = (response: Init<SyncGroupResponse>) => void;

export const NO_ASSIGNMENT: Buffer = NO_BYTES;

/** What a member says of itself, and what the group's record keeps of it. */
export interface MemberDescription {
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly clientId: string;
  readonly clientHost: string;
  readonly rebalanceTimeoutMs: number;
  readonly sessionTimeoutMs: number;
  readonly protocols: readonly MemberProtocol[];
}

/** A member of a classic group. */
export class ClassicMember {
  readonly memberId: string;
  /** Null for a dynamic member; a static one keeps its place under this name while its member id changes. */
  readonly groupInstanceId: string | null;
  readonly clientId: string;
  readonly clientHost: string;
  rebalanceTimeoutMs: number;
  sessionTimeoutMs: number;
  protocols: readonly MemberProtocol[];
  /** Bytes of the leader, not looked at. */
  assignment: Buffer = NO_ASSIGNMENT;
  /** It has not been answered yet, so it cannot send heartbeats. */
  isNew = false;
  joinReply: JoinReply | undefined;
  syncReply: SyncReply | undefined;
  session: Deadline | undefined;

  constructor(description: MemberDescription) {
    this.memberId = description.memberId;
    this.groupInstanceId = description.groupInstanceId;
    this.clientId = description.clientId;
    this.clientHost = description.clientHost;
    this.rebalanceTimeoutMs = description.rebalanceTimeoutMs;
    this.sessionTimeoutMs = description.sessionTimeoutMs;
    this.protocols = description.protocols;
  }

  get isStatic(): boolean {
    return this.groupInstanceId !== null;
  }

  /** Waiting for an answer counts as a heartbeat, except for a new member, which may be gone without anyone noticing. */
  get isAlive(): boolean {
    return !this.isNew && (this.joinReply !== undefined || this.syncReply !== undefined);
  }

  /** The metadata under a protocol that the member is known to have. */
  metadata(protocolName: string | null): Buffer {
    return this.protocols.find(({ name }) => name === protocolName)?.metadata ?? NO_BYTES;
  }

  hasSameProtocols(protocols: readonly MemberProtocol[]): boolean {
    return (
      protocols.length === this.protocols.length &&
      protocols.every(({ name, metadata }, i) => {
        const own = this.protocols[i]!;
        return own.name === name && own.metadata.equals(metadata);
      })
    );
  }

  /** The same place in the group under another member id. */
  renamed(memberId: string): ClassicMember {
    const member = new ClassicMember({ ...this, memberId });
    member.assignment = this.assignment;
    return member;
  }
}

/** Copies of the protocols of a request, the first one of each name: the request's own bytes are used again. */
export function ownProtocols(protocols: readonly MemberProtocol[]): MemberProtocol[] {
  const names = new Set<string>();
  const own: MemberProtocol[] = [];
  for (const { name, metadata } of protocols) {
    if (names.has(name)) continue;
    names.add(name);
    own.push({ name, metadata: Buffer.from(metadata) });
  }
  return own;
}
