import type { Server } from '../../compat/server/server.ts';
import type { Results } from '../results.ts';

/** One kind of measurement. It leaves the server running, without topics of its own. */
export interface Measure {
  readonly name: string;
  /** Not counted: lets a server compile its code and touch its memory. */
  warmUp(server: Server): Promise<void>;
  round(server: Server, results: Results): Promise<void>;
}
