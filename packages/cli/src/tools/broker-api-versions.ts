import type { BrokerDescription, ServedApi } from '@kavka/client';
import { API_KEYS } from '@kavka/protocol';
import {
  CONNECTION,
  clientProperties,
  defineTool,
  OUTPUT,
  printJson,
  printLine,
  wantsJson,
} from '../shell/index.ts';
import { reasonOf } from '../shell/print-error.ts';

export const brokerApiVersions = defineTool({
  name: 'kafka-broker-api-versions',
  summary: 'Shows which requests each broker serves, and in which versions.',
  options: { ...CONNECTION, ...OUTPUT },
  example: 'kafka-broker-api-versions --bootstrap-server localhost:9092',
  async run(given, context) {
    const { output, signal } = context;
    const admin = await context.clients.admin(clientProperties(given, context));
    const { brokers } = await admin.describeCluster({ signal });
    const all = await Promise.all(
      brokers.map(async (broker) => {
        try {
          return { broker, apis: await admin.describeApiVersions(broker.nodeId, { signal }), error: null };
        } catch (error) {
          const reason = reasonOf(error);
          if (reason === undefined) throw error;
          return { broker, apis: [], error: reason };
        }
      }),
    );
    if (wantsJson(given)) printJson(output, all.map(asJson));
    else for (const { broker, apis, error } of all) printLine(output, textOf(broker, apis, error));
  },
});

function textOf(broker: BrokerDescription, apis: readonly ServedApi[], error: string | null): string {
  const { host, port, nodeId, rack, isFenced } = broker;
  const name = `${host}:${port} (id: ${nodeId} rack: ${rack} isFenced: ${isFenced})`;
  return error === null ? `${name} -> (\n${apiLines(apis).join(',\n')}\n)` : `${name} -> ERROR: ${error}`;
}

/** All that clients know, and what only the broker knows. */
function apiLines(apis: readonly ServedApi[]): string[] {
  const served = new Map(apis.map((one) => [one.key, one]));
  const known = Object.values(API_KEYS).filter((info) => info?.listeners.includes('broker') === true);
  const lines = known.flatMap((info) => {
    if (info === undefined) return [];
    const api = served.get(info.key);
    return [
      [info.key, api === undefined ? `\t${info.name}(${info.key}): UNSUPPORTED` : apiLine(api)] as const,
    ];
  });
  const others = apis
    .filter(({ key }) => !known.some((info) => info?.key === key))
    .map((api) => [api.key, apiLine(api)] as const);
  return [...lines, ...others].sort(([a], [b]) => a - b).map(([, line]) => line);
}

function apiLine({ key, min, max }: ServedApi): string {
  const range = min === max ? String(min) : `${min} to ${max}`;
  const info = API_KEYS[key];
  if (info === undefined) return `\tUNKNOWN(${key}): ${range}`;
  const [lowest, newest] = info.requestVersions;
  const usable = Math.min(max, info.latestVersionUnstable ? newest - 1 : newest);
  const isUsable = usable >= Math.max(min, lowest);
  return `\t${info.name}(${key}): ${range} [${isUsable ? `usable: ${usable}` : 'unusable: node too new'}]`;
}

function asJson(one: { readonly broker: BrokerDescription; readonly apis: readonly ServedApi[] }) {
  const { broker, apis } = one;
  return { ...one, broker, apis: apis.map((api) => ({ name: API_KEYS[api.key]?.name ?? null, ...api })) };
}
