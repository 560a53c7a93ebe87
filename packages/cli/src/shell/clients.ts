import type { Admin } from '@kavka/client';
import { clientConfigs } from './client-configs.ts';
import { requireBroker } from './reachable.ts';
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
    const { Admin } = await this.#prepare(properties['bootstrap.servers']);
    const options = clientConfigs('admin', properties, this.#warn);
    return this.#opened<Admin>(new Admin({ ...options, world: this.#world }));
  };

  producer: Clients['producer'] = async (options) => {
    const { Producer } = await this.#prepare(options['bootstrap.servers']);
    return this.#opened(
      new Producer({ ...clientConfigs('producer', options, this.#warn), world: this.#world }),
    );
  };

  consumer: Clients['consumer'] = async (options) => {
    const { Consumer } = await this.#prepare(options['bootstrap.servers']);
    return this.#opened(
      new Consumer({ ...clientConfigs('consumer', options, this.#warn), world: this.#world }),
    );
  };

  shareConsumer: Clients['shareConsumer'] = async (options) => {
    const { ShareConsumer } = await this.#prepare(options['bootstrap.servers']);
    return this.#opened(
      new ShareConsumer({ ...clientConfigs('share consumer', options, this.#warn), world: this.#world }),
    );
  };

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#open.splice(0).reverse()) await client[Symbol.asyncDispose]();
  }

  async #prepare(servers: unknown): Promise<typeof import('@kavka/client')> {
    const [client] = await Promise.all([
      import('@kavka/client'),
      requireBroker(this.#world, typeof servers === 'string' ? servers : undefined),
    ]);
    return client;
  }

  #opened<T extends AsyncDisposable>(client: T): T {
    this.#open.push(client);
    return client;
  }
}
