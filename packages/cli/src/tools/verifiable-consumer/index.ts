import { defineTool, flag, integer, ToolError, text } from '../../shell/index.ts';
import { EventLines } from '../../verifiable/event-lines.ts';
import { propertiesOf, VERIFIABLE_CONNECTION } from '../../verifiable/verifiable-config.ts';
import { VerifiedConsumption } from './verified-consumption.ts';

export const verifiableConsumer = defineTool({
  name: 'kafka-verifiable-consumer',
  summary: 'Reads a topic in a group, and prints as JSON what happens; for system tests.',
  names: 'prefix',
  options: {
    ...VERIFIABLE_CONNECTION,
    topic: text('topic', 'The topic to read.', { isRequired: true, completes: 'topic' }),
    'group-protocol': text('protocol', 'How the group is coordinated: classic or consumer.', {
      fallback: 'classic',
      choices: ['classic', 'consumer'],
    }),
    'group-remote-assignor': text('name', 'The assignor of the broker, with the protocol consumer.'),
    'group-id': text('group', 'The consumer group.', { isRequired: true, completes: 'group' }),
    'group-instance-id': text('id', 'Makes it a static member.'),
    'max-messages': integer('number', 'How many records to read; -1: goes on.', { fallback: -1 }),
    'session-timeout': integer(
      'ms',
      'After which silence the member is taken out; with the protocol classic.',
    ),
    verbose: flag('Prints each record.'),
    'enable-autocommit': flag('Commits from time to time, not after each batch.'),
    'reset-policy': text('policy', 'Where to begin without offsets: earliest, latest or none.', {
      fallback: 'earliest',
      choices: ['earliest', 'latest', 'none'],
    }),
    'assignment-strategy': text('class', 'The assignor, with the protocol classic.', {
      fallback: 'org.apache.kafka.clients.consumer.RangeAssignor',
    }),
    'consumer.config': text('file', 'A properties file with configs of the consumer.', {
      replacedBy: 'command-config',
      completes: 'file',
    }),
  },
  example:
    'kafka-verifiable-consumer --bootstrap-server localhost:9092 --topic orders --group-id verifiers --max-messages 1',
  async run(given, context) {
    const protocol = given.need('group-protocol').toLowerCase();
    if (protocol !== 'classic' && protocol !== 'consumer')
      throw new ToolError(`There is no --group-protocol ${protocol}, only classic and consumer`);
    const remoteAssignor = given.get('group-remote-assignor');
    const sessionTimeout = given.get('session-timeout');
    const instanceId = given.get('group-instance-id');
    const consumer = await context.clients.consumer({
      ...propertiesOf(given, context),
      'group.protocol': protocol,
      ...(protocol === 'classic'
        ? {
            'partition.assignment.strategy': given.need('assignment-strategy'),
            ...(sessionTimeout !== undefined && { 'session.timeout.ms': String(sessionTimeout) }),
          }
        : remoteAssignor !== undefined && { 'group.remote.assignor': remoteAssignor }),
      ...(instanceId === undefined ? {} : { 'group.instance.id': instanceId }),
      'group.id': given.need('group-id'),
      'bootstrap.servers': given.need('bootstrap-server'),
      'enable.auto.commit': String(given.has('enable-autocommit')),
      'auto.offset.reset': given.need('reset-policy'),
    });
    const consumption = new VerifiedConsumption(consumer, new EventLines(context.output, context.clock), {
      maxRecords: given.need('max-messages'),
      isVerbose: given.has('verbose'),
      commits: !given.has('enable-autocommit'),
    });
    await consumption.run(given.need('topic'), context.signal);
  },
});
