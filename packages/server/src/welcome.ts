import { resolve } from 'node:path';
import type { Address } from '@kavka/base';
import type { RunningBroker } from '@kavka/broker';
import type { BrokerConfig } from '@kavka/config';
import { VERSION } from './version.ts';

/** What a person reads when the node is ready: what it is, where its data is, what to try. */
export function welcome(
  node: RunningBroker,
  config: BrokerConfig,
  http: Address | null,
  startMs: number,
): string {
  const [first] = node.listeners;
  const address = first === undefined ? '' : `${first.host}:${first.port}`;
  const directories = config.logDirs.map((directory) => resolve(directory)).join(', ');
  return `
Kavka ${VERSION}, an Apache Kafka node, is ready after ${startMs} ms
  clients    ${node.listeners.map(({ name, host, port }) => `${name}://${host}:${port}`).join(', ')}
  data       ${directories}
  metrics    ${http === null ? 'not served' : `http://${http.host}:${http.port}/metrics, health at /health`}

Try, with any Kafka client
  kafka-topics.sh --bootstrap-server ${address} --create --topic hello
  echo "hello" | kcat -b ${address} -t hello -P
  kcat -b ${address} -t hello -C -e

Ctrl-C stops it.`;
}
