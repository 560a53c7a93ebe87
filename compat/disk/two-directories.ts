import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from '../scenarios/stage.ts';
import { kavkaServer } from '../server/kavka.ts';
import type { ServerProcess } from '../server/server-process.ts';
import { TopicWriter } from './topic-writer.ts';

const DIRECTORIES = ['data', 'more-data'];

/**
 * A node with two log directories, a topic in each, and a directory of its own for the metadata: what befalls one must not reach the
 * others.
 */
export class TwoDirectories {
  readonly server: ServerProcess;
  readonly stage: Stage;
  /** Its directory gets into trouble. */
  readonly victim: TopicWriter;
  /** Is in the other one. */
  readonly bystander: TopicWriter;

  private constructor(server: ServerProcess, stage: Stage, victim: TopicWriter, bystander: TopicWriter) {
    this.server = server;
    this.stage = stage;
    this.victim = victim;
    this.bystander = bystander;
  }

  static async start(folder: string): Promise<TwoDirectories> {
    const overrides = {
      'log.dirs': DIRECTORIES.map((name) => join(folder, name)).join(),
      'metadata.log.dir': join(folder, 'metadata'),
      'log.segment.bytes': '1048576',
      'log.flush.interval.messages': '1',
    };
    const server = await kavkaServer({ folder, overrides });
    await server.start();
    const stage = new Stage(server, folder);
    const victim = await TopicWriter.create(stage, 'victim');
    // A new partition goes where the fewest are.
    const bystander = await TopicWriter.create(stage, 'bystander');
    return new TwoDirectories(server, stage, victim, bystander);
  }

  /** The folder of the victim's partition. */
  get victimFolder(): string {
    const { folder } = this.server;
    const place = DIRECTORIES.find((name) => readdirSync(join(folder, name)).includes('victim-0'));
    return join(folder, place ?? 'nowhere', 'victim-0');
  }

  /** The file that the victim's records go to. */
  get victimLog(): string {
    const logs = readdirSync(this.victimFolder).filter((name) => name.endsWith('.log'));
    return join(this.victimFolder, logs.sort().at(-1) ?? 'none');
  }
}
