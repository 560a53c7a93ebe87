/** A broker under test, or one to compare with: a process of its own, its data in its own folder. */
export interface Server {
  /** `kavka` or `apache-kafka`. */
  readonly kind: ServerKind;
  /** `localhost:PORT`, the same for the server's whole life. */
  readonly address: string;
  readonly port: number;
  /** Holds `data/` (its log directory) and `server.log`. */
  readonly folder: string;
  readonly dataFolder: string;
  /** Of the running process; throws when there is none. */
  readonly pid: number;
  /** Starts it and waits until it answers requests. Keeps the data of an earlier life. */
  start(): Promise<void>;
  /** SIGTERM, and waits for the end of the process. */
  stop(): Promise<void>;
  /** SIGKILL, and waits for the end of the process. */
  kill(): Promise<void>;
  /** The end of what it logged. */
  logTail(): string;
}

export type ServerKind = 'kavka' | 'apache-kafka';

export interface ServerOptions {
  readonly folder: string;
  /** Values of `server.properties`, over the defaults. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** More listeners, such as `SASL_SSL`, with their ports on this machine. Apache Kafka's only. */
  readonly listeners?: Readonly<Record<string, number>>;
  /** A folder with more classes. Apache Kafka's only. */
  readonly classes?: string;
  /** More of the environment, for its process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Members of groups hear of changes within half a second, not five, and are missed within six, not 45. */
export const QUICK_HEARTBEATS: Readonly<Record<string, string>> = {
  'group.consumer.min.heartbeat.interval.ms': '500',
  'group.consumer.heartbeat.interval.ms': '500',
  'group.consumer.min.session.timeout.ms': '6000',
  'group.consumer.session.timeout.ms': '6000',
  'group.share.min.heartbeat.interval.ms': '500',
  'group.share.heartbeat.interval.ms': '500',
};

export async function restart(server: Server, how: 'stop' | 'kill'): Promise<void> {
  await server[how]();
  await server.start();
}
