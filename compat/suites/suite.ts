import type { Checks } from '../checks.ts';
import type { ClientKind } from '../clients/client.ts';
import type { Server } from '../server/server.ts';

/** What the suites of one run share. */
export interface Setting {
  readonly checks: Checks;
  /** The clients that can run here. */
  readonly clients: readonly ClientKind[];
  /** A started server of the kind under test in a new folder; ended after the suite. */
  newServer(overrides?: Readonly<Record<string, string>>): Promise<Server>;
  /** For files of the suite. */
  readonly folder: string;
}

export interface Suite {
  readonly name: string;
  run(setting: Setting): Promise<void>;
}
