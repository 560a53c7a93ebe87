import { hostname } from 'node:os';
import { resolve } from 'node:path';
import process from 'node:process';
import { DiskError, type Logger, NetworkError } from '@kavka/base';
import { NodeDisk, NodeNetwork, nodeClock, nodeRandom, nodeResolver } from '@kavka/base/node';
import { type RunningBroker, startBroker } from '@kavka/broker';
import { ConfigError, KAVKA_DEFAULTS, parseProperties, readBrokerConfig } from '@kavka/config';
import { StorageError } from '@kavka/storage';
import type { Health, HttpEndpoint } from './http.ts';
import { HTTP_PROPERTY, parseHttpAddress } from './http-address.ts';
import { serveHttp } from './http-service.ts';
import { createLogger } from './logging.ts';
import { observeProcess } from './process-metrics.ts';
import { PROMETHEUS_CONTENT_TYPE, PrometheusMetrics } from './prometheus.ts';
import { welcome } from './welcome.ts';
import { refuseZooKeeper } from './zookeeper-properties.ts';

const SAME_SIGNAL_MS = 500;
/** While logs are looked through, which may take long after a crash. */
const STARTING: Health = { live: true, ready: false, details: {} };

/** Runs one node until a signal ends it. What the user can mend ends in one line through `fail`. */
export async function runNode(
  propertiesPath: string | null,
  overrides: ReadonlyMap<string, string>,
  fail: (message: string) => void,
): Promise<void> {
  const startedMs = nodeClock.now();
  const logger = createLogger({
    format: process.env.KAVKA_LOG_FORMAT === 'json' ? 'json' : 'text',
    isColoured: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
    level: 'info',
    clock: nodeClock,
    write: (lines) => process.stderr.write(lines),
  });
  // A terminal that is gone must not end the node.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const metrics = new PrometheusMetrics();
  observeProcess(metrics, startedMs);
  try {
    const properties = readProperties(propertiesPath, overrides);
    const httpText = properties.get(HTTP_PROPERTY);
    properties.delete(HTTP_PROPERTY);
    const httpAddress = httpText === undefined ? undefined : parseHttpAddress(httpText);
    refuseZooKeeper(properties);
    const { config, warnings } = readBrokerConfig(properties);
    for (const warning of warnings) logger.warn(warning);
    const world = {
      clock: nodeClock,
      random: nodeRandom,
      disk: new NodeDisk(),
      network: new NodeNetwork(),
      resolver: nodeResolver,
      logger,
      metrics,
      hostname: hostname(),
    };
    let node: RunningBroker | undefined;
    const http = await serveHttp(httpAddress, {
      health: () => node?.health() ?? STARTING,
      metrics: () => ({ contentType: PROMETHEUS_CONTENT_TYPE, text: metrics.render() }),
    });
    node = await startBroker(world, config);
    stopOnSignals(node, http.endpoint, logger);
    node.onFatal((error) => {
      fail(error.message.replaceAll('\n', '; '));
      process.exit(1);
    });
    if (http.problem !== null)
      logger.warn('Metrics and health are not served', { reason: http.problem.message });
    const tookMs = nodeClock.now() - startedMs;
    process.stdout.write(`${welcome(node, config, http.endpoint?.address ?? null, tookMs)}\n`);
  } catch (error) {
    if (!isMendable(error)) throw error;
    fail(error.message.replaceAll('\n', '; '));
    process.exit(1);
  }
}

/** Errors whose message tells the user what to change. */
function isMendable(error: unknown): error is Error {
  const kinds = [ConfigError, NetworkError, DiskError, StorageError];
  return kinds.some((kind) => error instanceof kind);
}

/** With a file, what it leaves out has Kafka's defaults; without one, the node is ready for a single machine. */
function readProperties(path: string | null, overrides: ReadonlyMap<string, string>): Map<string, string> {
  const properties = path === null ? new Map(KAVKA_DEFAULTS) : parseProperties(readPropertiesFile(path));
  for (const [name, value] of overrides) properties.set(name, value);
  return properties;
}

function readPropertiesFile(path: string): string {
  try {
    return new NodeDisk().readFile(path).toString('utf8');
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    const message = `cannot read the properties file ${resolve(path)} (${error.code})`;
    throw new DiskError(error.code, path, message, { cause: error });
  }
}

/**
 * The first signal stops cleanly, a second one at once. Whoever starts programs often sends a signal to each process and to their group, so
 * what comes with the first one is the first one.
 */
function stopOnSignals(node: RunningBroker, http: HttpEndpoint | null, logger: Logger): void {
  let stoppingSinceMs: number | undefined;
  const stop = (signal: string): void => {
    if (stoppingSinceMs !== undefined) {
      if (nodeClock.monotonic() - stoppingSinceMs > SAME_SIGNAL_MS) process.exit(130);
      return;
    }
    stoppingSinceMs = nodeClock.monotonic();
    logger.info('Stopping', { signal });
    void Promise.all([http?.close(), node.close()]).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error('The node did not stop cleanly', {}, error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
}
