import type { Admin } from '@kavka/client';
import {
  clientProperties,
  defineTool,
  printJson,
  printLine,
  type ToolContext,
  wantsJson,
} from '../../shell/index.ts';
import { createTopic } from './create-topic.ts';
import { describeTopic } from './describe-topic.ts';
import { findTopics, requireTopics } from './find-topics.ts';
import { parseReplicaAssignment } from './replica-assignment.ts';
import { type Action, actionOf, TOPIC_OPTIONS, type TopicOptions } from './topic-options.ts';

export const topics = defineTool({
  name: 'kafka-topics',
  summary: 'Creates, deletes, describes and changes topics.',
  options: TOPIC_OPTIONS,
  errorPrefix: 'Error while executing topic command : ',
  example: 'kafka-topics --bootstrap-server localhost:9092 --create --topic orders --partitions 3',
  async run(given, context) {
    const action = actionOf(given);
    if (given.has('delete-config'))
      printLine(context.errors, 'Warning: --delete-config does nothing since Kafka 4.0.');
    const admin = await context.clients.admin(clientProperties(given, context));
    await RUN[action](admin, given, context);
  },
});

type Run = (admin: Admin, given: TopicOptions, context: ToolContext) => Promise<void>;

const RUN: Readonly<Record<Action, Run>> = {
  create: createTopic,
  describe: describeTopic,
  async list(admin, given, context) {
    const names = await findTopics(admin, given, context);
    if (wantsJson(given)) printJson(context.output, names);
    else printLine(context.output, names.join('\n'));
  },
  async alter(admin, given, context) {
    const names = await requireTopics(admin, given, context);
    const total = given.need('partitions');
    const assignment = given.get('replica-assignment');
    const replicas = assignment === undefined ? undefined : parseReplicaAssignment(assignment);
    const described = await admin.describeTopics(names, { signal: context.signal });
    await admin.createPartitions(
      described.map(({ name, partitions }) => ({
        topic: name,
        total,
        ...(replicas === undefined ? {} : { replicas: replicas.slice(partitions.length) }),
      })),
      { signal: context.signal },
    );
  },
  async delete(admin, given, context) {
    const names = await requireTopics(admin, given, context);
    if (names.length > 0) await admin.deleteTopics(names, { signal: context.signal });
  },
};
