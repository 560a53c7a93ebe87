import type { GroupCoordinator, RequestOrigin } from '@kavka/coordinators';
import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import type { Command } from './command.ts';
import { ownedText, partitionsIn } from './consumer-text.ts';
import { errorName } from './text.ts';
import type { Topics } from './world.ts';

/** A member of a consumer group in a scenario; its name is its member id. It owns what the text says; without a word it says nothing. */
export class ConsumerClient {
  readonly #name: string;
  readonly #coordinator: GroupCoordinator;
  readonly #topics: Topics;
  readonly #say: (line: string) => void;
  #memberId: string;
  #instanceId: string | null = null;
  #epoch = 0;

  constructor(name: string, coordinator: GroupCoordinator, topics: Topics, say: (line: string) => void) {
    this.#name = name;
    this.#memberId = name;
    this.#coordinator = coordinator;
    this.#topics = topics;
    this.#say = (line) => say(`${name}: ${line}`);
  }

  /** `subscribe g topics=t`, `beat g owns=t-0,t-1`, `quit g`: join, heartbeat, leave. */
  run(command: Command): void {
    this.#instanceId = command.options.get('instance') ?? this.#instanceId;
    this.#memberId = command.option('as', this.#memberId);
    this.#epoch = command.number('epoch', command.verb === 'subscribe' ? 0 : this.#epoch);
    const epoch = command.verb === 'quit' ? command.number('epoch', -1) : this.#epoch;
    const topics = command.options.has('topics') ? command.list('topics') : null;
    const owned = command.options.get('owns');
    const isJoining = command.verb === 'subscribe';
    const request: ConsumerGroupHeartbeatRequest = {
      groupId: command.word(0),
      memberId: this.#memberId,
      memberEpoch: epoch,
      instanceId: this.#instanceId,
      rackId: null,
      rebalanceTimeoutMs: isJoining ? command.number('rebalance', 20_000) : -1,
      subscribedTopicNames: topics ?? (isJoining && !command.options.has('regex') ? [] : null),
      subscribedTopicRegex: command.options.get('regex') ?? null,
      serverAssignor: command.options.get('assignor') ?? null,
      topicPartitions: isJoining ? [] : owned === undefined ? null : partitionsIn(owned, this.#topics),
    };
    this.#coordinator
      .consumerGroupHeartbeat(request, this.#origin(command))
      .then((response) => this.#heard(response));
  }

  #origin(command: Command): RequestOrigin {
    return { clientId: this.#name, clientHost: '/10.0.0.1', version: command.number('v', 1) };
  }

  #heard({ errorCode, errorMessage, memberEpoch, assignment }: Init<ConsumerGroupHeartbeatResponse>): void {
    if (errorCode !== ErrorCode.NONE) {
      this.#say(`${errorName(errorCode)} ${errorMessage ?? ''}`.trimEnd());
      return;
    }
    this.#epoch = memberEpoch ?? 0;
    const owns = assignment ? `, ${ownedText(assignment.topicPartitions ?? [], this.#topics)}` : '';
    this.#say(`epoch ${memberEpoch}${owns}`);
  }
}
