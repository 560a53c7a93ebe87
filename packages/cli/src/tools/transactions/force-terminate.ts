import { CONNECTION, clientProperties, defineCommand, text } from '../../shell/index.ts';
import { failingAs } from './failing-as.ts';

export const forceTerminate = defineCommand({
  summary: 'Aborts whatever the producer of a transactional id has open, and shuts it out.',
  options: {
    ...CONNECTION,
    transactionalId: text('id', 'The transactional id.', { isRequired: true }),
  },
  async run(given, context) {
    const id = given.need('transactionalId');
    const admin = await context.clients.admin(clientProperties(given, context));
    await failingAs(
      `Failed to force terminate transactionalId \`${id}\``,
      admin.fenceProducers([id], { signal: context.signal }),
    );
  },
});
