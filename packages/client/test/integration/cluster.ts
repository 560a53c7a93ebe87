import { after, before } from 'node:test';
import { startKavka } from '@kavka/server';

/** The cluster that a suite runs against. */
export interface TestCluster {
  readonly bootstrapServers: string;
}

/**
 * The cluster that `KAVKA_TEST_BOOTSTRAP` names, such as Apache Kafka, else a Kavka node in this process. To be called at the top of a
 * suite; what it returns is filled in before the first test.
 */
export function testCluster(): TestCluster {
  const external = process.env.KAVKA_TEST_BOOTSTRAP;
  if (external !== undefined) return { bootstrapServers: external };
  let bootstrapServers = '';
  let close = async (): Promise<void> => {};
  before(async () => {
    const node = await startKavka();
    bootstrapServers = node.bootstrapServers;
    close = () => node.close();
  });
  after(() => close());
  return {
    get bootstrapServers() {
      return bootstrapServers;
    },
  };
}

let lastName = 0;

/** A name that no earlier run has used on this cluster either. */
export function freshName(what: string): string {
  return `${what}-${process.pid}-${Date.now().toString(36)}-${++lastName}`;
}
