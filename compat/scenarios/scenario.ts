import type { Client } from '../clients/client.ts';
import type { Stage } from './stage.ts';

/** What one client does against a server of default settings. Throws when something is not as it must be. */
export interface Scenario {
  readonly name: string;
  play(client: Client, stage: Stage): Promise<void>;
}
