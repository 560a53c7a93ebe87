import type { ClientWorld } from '../connection/world.ts';
import type { SecurityOptions } from '../security/index.ts';

/** What any client takes beside Kafka's configs. */
export interface ClientExtras extends SecurityOptions {
  /** The machine's clock, network and so on in their place; for tests. */
  readonly world?: Partial<ClientWorld> | undefined;
}

/** Kafka's configs apart from the rest. */
export function separated<O extends ClientExtras>(
  options: O,
): { readonly extras: ClientExtras; readonly config: Omit<O, keyof ClientExtras> } {
  const { world, sasl, tls, ...config } = options;
  return { extras: { world, sasl, tls }, config };
}

/** The protocol that `tls` and `sasl` ask for, where none is configured. */
export function securityDefaults({ sasl, tls = false }: ClientExtras): Record<string, string> {
  return {
    'security.protocol': `${sasl === undefined ? '' : 'SASL_'}${tls === false ? 'PLAINTEXT' : 'SSL'}`,
  };
}
