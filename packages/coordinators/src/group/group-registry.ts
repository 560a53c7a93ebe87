import type { Change } from '../runtime/state-machine.ts';
import type { ClassicGroup } from './classic/classic-group.ts';
import type { ConsumerGroup } from './consumer/consumer-group.ts';
import type { ShareGroup } from './share/share-group.ts';
import type { StreamsGroup } from './streams/streams-group.ts';

/** A group of any kind, told apart by `kind`. */
export type Group = ClassicGroup | ConsumerGroup | ShareGroup | StreamsGroup;

/** The groups of one partition, by id. */
export class GroupRegistry {
  readonly #groups = new Map<string, Group>();

  get(groupId: string): Group | undefined {
    return this.#groups.get(groupId);
  }

  /** The group, where it is a classic one. */
  classic(groupId: string): ClassicGroup | undefined {
    const group = this.#groups.get(groupId);
    return group?.kind === 'classic' ? group : undefined;
  }

  /** The group, where it is a consumer group. */
  consumer(groupId: string): ConsumerGroup | undefined {
    const group = this.#groups.get(groupId);
    return group?.kind === 'consumer' ? group : undefined;
  }

  /** The group, where it is a streams group. */
  streams(groupId: string): StreamsGroup | undefined {
    const group = this.#groups.get(groupId);
    return group?.kind === 'streams' ? group : undefined;
  }

  /** The group, where it is a share group. */
  share(groupId: string): ShareGroup | undefined {
    const group = this.#groups.get(groupId);
    return group?.kind === 'share' ? group : undefined;
  }

  all(): IterableIterator<Group> {
    return this.#groups.values();
  }

  /** Puts a group in the place of the one with its id; that one is closed when the change is committed. */
  put(group: Group): Change {
    const { groupId } = group;
    const previous = this.#groups.get(groupId);
    this.#groups.set(groupId, group);
    return this.#replacement(groupId, previous, group);
  }

  remove(groupId: string): Change {
    const previous = this.#groups.get(groupId);
    this.#groups.delete(groupId);
    return this.#replacement(groupId, previous, undefined);
  }

  /** Reverting leaves alone what has come in the place of `next` since. */
  #replacement(groupId: string, previous: Group | undefined, next: Group | undefined): Change {
    return {
      commit: () => previous?.close(),
      revert: () => {
        next?.close();
        if (this.#groups.get(groupId) !== next) return;
        if (previous === undefined) this.#groups.delete(groupId);
        else this.#groups.set(groupId, previous);
      },
    };
  }
}
