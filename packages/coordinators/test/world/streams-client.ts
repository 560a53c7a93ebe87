import { type GroupCoordinator, StreamsStatus } from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';
import type {
  StreamsGroupHeartbeatRequest,
  StreamsGroupHeartbeatRequestTopicInfo,
  StreamsGroupHeartbeatRequestTopology,
} from '@kavka/protocol/messages/88-streams-group-heartbeat';
import type { Command } from './command.ts';
import { tasksIn, tasksText } from './streams-text.ts';
import { errorName } from './text.ts';

/** A member of a streams group in a scenario; its name is its member id, and that of its process unless another is given. */
export class StreamsClient {
  readonly #name: string;
  readonly #coordinator: GroupCoordinator;
  readonly #say: (line: string) => void;
  #epoch = 0;

  constructor(name: string, coordinator: GroupCoordinator, say: (line: string) => void) {
    this.#name = name;
    this.#coordinator = coordinator;
    this.#say = (line) => say(`${name}: ${line}`);
  }

  /** `stream g topics=t`, `stream-beat g has=0_1`, `stream-quit g`: join, heartbeat, leave. Subtopology 0 reads the topics. */
  run(command: Command): void {
    const isJoining = command.verb === 'stream';
    this.#epoch = command.number('epoch', isJoining ? 0 : this.#epoch);
    const has = command.options.get('has');
    const tells = isJoining || has !== undefined;
    const spare = command.options.get('spare') ?? '';
    const request: StreamsGroupHeartbeatRequest = {
      groupId: command.word(0),
      memberId: this.#name,
      memberEpoch: command.verb === 'stream-quit' ? -1 : this.#epoch,
      endpointInformationEpoch: 0,
      instanceId: null,
      rackId: null,
      rebalanceTimeoutMs: isJoining ? command.number('rebalance', 20_000) : -1,
      topology: isJoining ? topologyOf(command) : null,
      activeTasks: tells ? tasksIn(has ?? '') : null,
      standbyTasks: tells ? tasksIn(spare) : null,
      warmupTasks: tells ? [] : null,
      processId: isJoining ? command.option('process', this.#name) : null,
      userEndpoint: null,
      clientTags: isJoining ? [] : null,
      taskOffsets: null,
      taskEndOffsets: null,
      shutdownApplication: command.words.includes('shutdown'),
    };
    void this.#heartbeat(request);
  }

  async #heartbeat(request: StreamsGroupHeartbeatRequest): Promise<void> {
    const origin = { clientId: this.#name, clientHost: '/10.0.0.1', version: 0 };
    const { response, missingTopics } = await this.#coordinator.streamsGroupHeartbeat(request, origin);
    const { errorCode, errorMessage, memberEpoch, activeTasks, standbyTasks, status } = response;
    if (errorCode !== ErrorCode.NONE)
      return this.#say(`${errorName(errorCode)} ${errorMessage ?? ''}`.trimEnd());
    this.#epoch = memberEpoch ?? 0;
    const tasks = activeTasks ? `, ${tasksText(activeTasks)}` : '';
    const spare = (standbyTasks ?? []).length > 0 ? `, spare ${tasksText(standbyTasks ?? [])}` : '';
    const told = (status ?? []).map(({ statusCode }) => statusName(statusCode)).map((name) => `, ${name}`);
    const made = missingTopics.map(({ name, partitions }) => `, wants ${name}(${partitions})`);
    this.#say(`epoch ${memberEpoch}${tasks}${spare}${told.join('')}${made.join('')}`);
  }
}

/** What the words of a join say: `topics`, `changelog`, and the `topology` epoch. */
function topologyOf(command: Command): StreamsGroupHeartbeatRequestTopology {
  return {
    epoch: command.number('topology', 0),
    subtopologies: [
      {
        subtopologyId: '0',
        sourceTopics: command.list('topics'),
        sourceTopicRegex: [],
        stateChangelogTopics: command.list('changelog').map(internalTopic),
        repartitionSinkTopics: [],
        repartitionSourceTopics: [],
        copartitionGroups: [],
      },
    ],
  };
}

function internalTopic(name: string): StreamsGroupHeartbeatRequestTopicInfo {
  return { name, partitions: 0, replicationFactor: 0, topicConfigs: [] };
}

function statusName(code: number | undefined): string {
  return Object.entries(StreamsStatus).find(([, known]) => known === code)?.[0] ?? String(code);
}
