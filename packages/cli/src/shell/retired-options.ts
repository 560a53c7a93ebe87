/** The second is of `kafka-acls`: `--authorizer-properties zookeeper.connect=host:2181`. */
const ZOOKEEPER = /^--?(?:zookeeper|authorizer-properties)(?:=(.*))?$/s;
const DEFAULT_PORT = 9092;
/** Nothing that a shell would read in another way than as it stands. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/**
 * What to type in place of a command line with `--zookeeper host:2181/path`, which Kafka's tools do not know since 3.0; undefined where
 * it has none. Brokers are looked for on ZooKeeper's hosts, as there is nothing better to go by.
 */
export function withoutZooKeeper(tool: string, words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => ZOOKEEPER.test(word));
  if (at < 0) return undefined;
  const attached = ZOOKEEPER.exec(words[at] ?? '')?.[1];
  const hosts = attached ?? words[at + 1] ?? 'localhost';
  const others = words.slice(at + (attached === undefined ? 2 : 1));
  const isGiven = words.some((word) => /^--?(bootstrap-server|broker-list)(=|$)/.test(word));
  const servers = isGiven ? [] : ['--bootstrap-server', brokersFor(hosts)];
  const typed = [tool, ...words.slice(0, at), ...servers, ...others].map(quoted).join(' ');
  return `Kafka has no ZooKeeper any more (it is gone since 4.0). Type: ${typed}`;
}

function brokersFor(hosts: string): string {
  return hosts
    .replace(/^zookeeper\.connect=/, '')
    .replace(/\/.*$/, '')
    .split(',')
    .map((host) => `${host.replace(/:\d*$/, '')}:${DEFAULT_PORT}`)
    .join(',');
}

function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
