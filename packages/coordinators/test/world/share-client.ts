import type { GroupCoordinator } from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';
import type { ShareGroupHeartbeatRequest } from '@kavka/protocol/messages/76-share-group-heartbeat';
import type { Command } from './command.ts';
import { ownedText } from './consumer-text.ts';
import { errorName } from './text.ts';
import type { Topics } from './world.ts';

/** A member of a share group in a scenario; its name is its member id. */
export class ShareClient {
  readonly #name: string;
  readonly #coordinator: GroupCoordinator;
  readonly #topics: Topics;
  readonly #say: (line: string) => void;
  #epoch = 0;

  constructor(name: string, coordinator: GroupCoordinator, topics: Topics, say: (line: string) => void) {
    this.#name = name;
    this.#coordinator = coordinator;
    this.#topics = topics;
    this.#say = (line) => say(`${name}: ${line}`);
  }

  /** `share g topics=t`, `share-beat g`, `share-quit g`: join, heartbeat, leave. */
  run(command: Command): void {
    const isJoining = command.verb === 'share';
    this.#epoch = command.number('epoch', isJoining ? 0 : this.#epoch);
    const request: ShareGroupHeartbeatRequest = {
      groupId: command.word(0),
      memberId: this.#name,
      memberEpoch: command.verb === 'share-quit' ? -1 : this.#epoch,
      rackId: null,
      subscribedTopicNames: command.options.has('topics') ? command.list('topics') : null,
    };
    void this.#heartbeat(request);
  }

  async #heartbeat(request: ShareGroupHeartbeatRequest): Promise<void> {
    const origin = { clientId: this.#name, clientHost: '/10.0.0.1', version: 1 };
    const { errorCode, errorMessage, memberEpoch, assignment } = await this.#coordinator.shareGroupHeartbeat(
      request,
      origin,
    );
    if (errorCode !== ErrorCode.NONE)
      return this.#say(`${errorName(errorCode)} ${errorMessage ?? ''}`.trimEnd());
    this.#epoch = memberEpoch ?? 0;
    const reads = assignment ? `, ${ownedText(assignment.topicPartitions ?? [], this.#topics)}` : '';
    this.#say(`epoch ${memberEpoch}${reads}`);
  }
}
