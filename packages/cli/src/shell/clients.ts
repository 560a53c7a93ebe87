import type { Admin } from '@kavka/client';
import { clientConfigs, connectionConfigs } from './client-configs.ts';
import { reachableServer } from './reachable-server.ts';
import type { Clients, ToolContext } from './tool-context.ts';

type World = Pick<ToolContext, 'clock' | 'random' | 'network' | 'logger'>;
type Warn = (line: string) => void;

/** The clients of a tool, loaded when the first is asked for. */
export class ToolClients implements Clients, AsyncDisposable {
  readonly #world: World;
  readonly #open: AsyncDisposable[] = [];

  readonly #warn: Warn;

  constructor({ clock, random, network, logger }: World, warn: Warn) {
    this.#world = { clock, random, network, logger };
    this.#warn = warn;
  }

  admin: Clients['admin'] = async (properties) => {
    const { client, at } = await this.#reach(properties);
    const options = clientConfigs('admin', properties, this.#warn);
    return this.#opened<Admin>(new client.Admin({ ...options, ...at, world: this.#world }));
  };

  producer: Clients['producer'] = async (given) => {
    const { client, at } = await this.#reach(given);
    const options = clientConfigs('producer', given, this.#warn);
    return this.#opened(new client.Producer({ ...options, ...at, world: this.#world }));
  };

  consumer: Clients['consumer'] = async (given) => {
    const { client, at } = await this.#reach(given);
    const options = clientConfigs('consumer', given, this.#warn);
    return this.#opened(new client.Consumer({ ...options, ...at, world: this.#world }));
  };

  shareConsumer: Clients['shareConsumer'] = async (given) => {
    const { client, at } = await this.#reach(given);
    const options = clientConfigs('share consumer', given, this.#warn);
    return this.#opened(new client.ShareConsumer({ ...options, ...at, world: this.#world }));
  };

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#open.splice(0).reverse()) await client[Symbol.asyncDispose]();
  }

  /** The client, and the address at which it finds the cluster. */
  async #reach(given: object) {
    const client = await import('@kavka/client');
    const options = connectionConfigs(given);
    const server = await reachableServer(client, options, this.#world);
    const config = 'bootstrap.controllers' in options ? 'bootstrap.controllers' : 'bootstrap.servers';
    return { client, at: { [config]: server } };
  }

  #opened<T extends AsyncDisposable>(client: T): T {
    this.#open.push(client);
    return client;
  }
}
