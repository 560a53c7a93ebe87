import type { Admin } from '@kavka/client';
import { type ClientProperties, clusterProperties, defineTool, type ToolContext } from '../../shell/index.ts';
import { cancel } from './cancel.ts';
import { execute } from './execute.ts';
import { listMoves } from './list-moves.ts';
import { type Action, actionOf, REASSIGN_OPTIONS, type ReassignOptions } from './reassign-options.ts';
import { verify } from './verify.ts';

export const reassignPartitions = defineTool({
  name: 'kafka-reassign-partitions',
  summary: 'Moves partitions between brokers, and replicas between the directories of a broker.',
  options: REASSIGN_OPTIONS,
  errorPrefix: 'Error: ',
  example: 'kafka-reassign-partitions --bootstrap-server localhost:9092 --list',
  async run(given, context) {
    const action = actionOf(given);
    const admin = await context.clients.admin(propertiesOf(given, context));
    return (await RUN[action](admin, given, context)) ?? 0;
  },
});

type Run = (admin: Admin, given: ReassignOptions, context: ToolContext) => Promise<number> | Promise<void>;

const RUN: Readonly<Record<Action, Run>> = {
  generate: async (...args) => (await import('./generate.ts')).generate(...args),
  execute,
  verify,
  cancel,
  list: listMoves,
};

function propertiesOf(given: ReassignOptions, context: ToolContext): ClientProperties {
  return { 'client.id': 'reassign-partitions-tool', ...clusterProperties(given, context) };
}
