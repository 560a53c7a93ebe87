import { ErrorCode } from '@kavka/protocol';
import type { OpaqueGroupRecord, OpaqueKind } from '../records/group-record.ts';
import type { Change } from '../runtime/state-machine.ts';
import type { ReplayedGroup, RetentionStart } from './group.ts';

/** The records of a group whose protocol is not served: enough to list it, protect its members, and delete it. */
export class OpaqueGroup implements ReplayedGroup<OpaqueGroupRecord> {
  readonly kind: OpaqueKind;
  readonly groupId: string;
  /** The latest record of each key that has a value. */
  readonly #records = new Map<string, OpaqueGroupRecord>();
  #memberCount = 0;

  constructor(kind: OpaqueKind, groupId: string) {
    this.kind = kind;
    this.groupId = groupId;
  }

  get isEmpty(): boolean {
    return this.#memberCount === 0;
  }

  /** No record is left. */
  get isGone(): boolean {
    return this.#records.size === 0;
  }

  get state(): string {
    return this.isEmpty ? 'Empty' : 'Stable';
  }

  get listedProtocolType(): string {
    return this.kind;
  }

  replay(record: OpaqueGroupRecord): Change {
    const name = record.key.toString('latin1');
    const previous = this.#records.get(name);
    this.#store(name, record.value === null ? undefined : record);
    return { commit: () => {}, revert: () => this.#store(name, previous) };
  }

  isSubscribedTo(): boolean {
    return false;
  }

  dependsOn(): boolean {
    return false;
  }

  requestMetadataRefresh(): void {}

  offsetDeleteError(): number {
    if (this.kind === 'share') return ErrorCode.GROUP_ID_NOT_FOUND;
    return this.isEmpty ? ErrorCode.NONE : ErrorCode.NON_EMPTY_GROUP;
  }

  retentionStart(): RetentionStart | undefined {
    return this.isEmpty ? (offset) => offset.commitTimestampMs : undefined;
  }

  /** The group's own record last. */
  tombstones(): OpaqueGroupRecord[] {
    return [...this.#records.values()].map((record) => ({ ...record, value: null })).reverse();
  }

  close(): void {}

  #store(name: string, record: OpaqueGroupRecord | undefined): void {
    const previous = this.#records.get(name);
    if (previous?.isMember) this.#memberCount--;
    if (record === undefined) this.#records.delete(name);
    else this.#records.set(name, record);
    if (record?.isMember) this.#memberCount++;
  }
}
