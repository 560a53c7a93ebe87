import { commitAndResume, groupWithRebalance } from '../scenarios/groups.ts';
import {
  consumeByTimestamp,
  headersAndNulls,
  largeMessages,
  produceAndConsume,
} from '../scenarios/messages.ts';
import {
  autoCreate,
  createAndDeleteTopics,
  idempotentProducer,
  unknownTopic,
} from '../scenarios/producers.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';
import { playTransactions } from '../scenarios/transactions.ts';
import { QUICK_HEARTBEATS, type Server } from '../server/server.ts';
import type { Setting, Suite } from './suite.ts';

const SCENARIOS: readonly Scenario[] = [
  produceAndConsume,
  consumeByTimestamp,
  headersAndNulls,
  largeMessages,
  idempotentProducer,
  autoCreate,
  createAndDeleteTopics,
  commitAndResume,
  groupWithRebalance,
];

/** Each client by itself plays each scenario. */
export const clientsSuite: Suite = {
  name: 'clients',
  async run(setting) {
    await playAll(setting, await setting.newServer(), SCENARIOS);
    const strict = await setting.newServer({ 'auto.create.topics.enable': 'false', ...QUICK_HEARTBEATS });
    await playAll(setting, strict, [unknownTopic]);
    await playConsumerGroups(setting, strict);
    await playAllTransactions(setting, strict);
  },
};

async function playAll(setting: Setting, server: Server, scenarios: readonly Scenario[]): Promise<void> {
  const stage = new Stage(server, setting.folder);
  for (const kind of setting.clients) {
    const client = await kind.open(server);
    for (const scenario of scenarios) {
      if (scenario.name in kind.lacks) continue;
      await setting.checks.check(`${kind.name}: ${scenario.name}`, () => scenario.play(client, stage));
    }
    await client.close();
  }
}

/** Transactional producers, of the clients that have them. */
async function playAllTransactions(setting: Setting, server: Server): Promise<void> {
  const stage = new Stage(server, setting.folder);
  for (const kind of setting.clients) {
    const client = await kind.openForTransactions?.(server);
    if (client === undefined) continue;
    await setting.checks.check(`${kind.name}: transactions`, () => playTransactions(client, stage));
    await client.close();
  }
}

/** Groups of KIP-848, for the clients that have them. */
async function playConsumerGroups(setting: Setting, server: Server): Promise<void> {
  const stage = new Stage(server, setting.folder);
  for (const kind of setting.clients) {
    const client = await kind.openForConsumerGroups?.(server);
    if (client === undefined) continue;
    for (const scenario of [commitAndResume, groupWithRebalance]) {
      const name = `${kind.name}: ${scenario.name}, consumer protocol`;
      await setting.checks.check(name, () => scenario.play(client, stage));
    }
    await client.close();
  }
}
