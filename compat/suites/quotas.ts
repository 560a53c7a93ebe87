import assert from 'node:assert/strict';
import { Admin } from '@kavka/client';
import { until } from '../machine/until.ts';
import type { Server } from '../server/server.ts';
import { FrameWriter } from '../wire/frame-writer.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import { recordBatch } from '../wire/record-batch.ts';
import { API, apiVersions, produceBody } from '../wire/requests.ts';
import { WireConnection } from '../wire/wire-connection.ts';
import type { Suite } from './suite.ts';

const TOPIC = 'limited';
const USER = 'ANONYMOUS';
const PRODUCE_VERSION = 7;
const RECORD = recordBatch([Buffer.alloc(100_000, 'x')]);
/** What all windows but one of the default quota.window.num and quota.window.size.seconds take in at once. */
const BURST_SECONDS = 10;
const TOLERANCE_MS = 60;

/** Who a quota is for: of user and client id, null is the default and undefined left out. */
interface Level {
  readonly user?: string | null;
  readonly clientId?: string | null;
}

/** Kafka's eight levels, the weakest first, without that of the user, whose measure is shared with that of any user. */
const LEVELS: readonly Level[] = [
  { clientId: null },
  { clientId: 'app-1' },
  { user: null },
  { user: null, clientId: null },
  { user: null, clientId: 'app-4' },
  { user: USER, clientId: null },
  { user: USER, clientId: 'app-6' },
];

const CONNECTION_RATE = 4;
const CONNECTIONS = 60;

/** Limits that a node keeps, by the figures of Kafka's own formulas. */
export const quotasSuite: Suite = {
  name: 'quotas',
  async run({ checks, newServer }) {
    const server = await newServer();
    const wire = await WireConnection.open(server.port);
    await createReadyTopic(wire, TOPIC, 1);
    wire.close();
    await using admin = new Admin({ bootstrapServers: server.address });
    await checks.check('quotas: of all that are set the most specific counts alone', async () => {
      for (const [at, level] of LEVELS.entries()) await throttled(server, admin, level, at);
    });
    await checks.check('quotas: who is held up is not read from before', () => muted(server));
    await checks.check('quotas: new connections of an address', () => connections(server, admin));
  },
};

/** The quota is such that the client is held up for `at` fifths of a second and one second more. */
async function throttled(server: Server, admin: Admin, level: Level, at: number): Promise<void> {
  const wantedMs = 1000 + at * 200;
  const frame = produceFrame(`app-${at}`);
  const quota = Math.round(frame.length / (BURST_SECONDS + wantedMs / 1000));
  const entity = {
    ...(level.user !== undefined && { user: level.user }),
    ...(level.clientId !== undefined && { 'client-id': level.clientId }),
  };
  await setQuota(admin, entity, 'producer_byte_rate', quota);
  const wire = await WireConnection.open(server.port);
  const throttleMs = throttleOf(await wire.send(frame));
  wire.close();
  const isAsWanted = Math.abs(throttleMs - wantedMs) <= TOLERANCE_MS;
  assert.ok(isAsWanted, `${JSON.stringify(level)}: ${throttleMs} ms instead of ${wantedMs}`);
}

async function muted(server: Server): Promise<void> {
  const wire = await WireConnection.open(server.port);
  const throttleMs = throttleOf(await wire.send(produceFrame(`app-${LEVELS.length}`)));
  const answeredAt = performance.now();
  await apiVersions(wire);
  const waitedMs = performance.now() - answeredAt;
  wire.close();
  assert.ok(throttleMs > 500, `${throttleMs} ms`);
  assert.ok(waitedMs >= throttleMs - TOLERANCE_MS, `${waitedMs} ms instead of ${throttleMs}`);
}

/** As many as come within the windows are served at once; the others are closed. */
async function connections(server: Server, admin: Admin): Promise<void> {
  const addresses = ['127.0.0.1', '::1'];
  for (const ip of addresses) await setQuota(admin, { ip }, 'connection_creation_rate', CONNECTION_RATE);
  const wires: WireConnection[] = [];
  for (let count = 0; count < CONNECTIONS; count++) wires.push(await WireConnection.open(server.port));
  const served = await Promise.allSettled(wires.map((wire) => apiVersions(wire)));
  for (const wire of wires) wire.close();
  for (const ip of addresses) await setQuota(admin, { ip }, 'connection_creation_rate', null);
  const count = served.filter(({ status }) => status === 'fulfilled').length;
  const most = CONNECTION_RATE * (BURST_SECONDS + 1);
  assert.ok(
    count >= most / 2 && count < CONNECTIONS,
    `${count} of ${CONNECTIONS} are served, not about ${most}`,
  );
}

type Entity = Parameters<Admin['alterClientQuotas']>[0][number]['entity'];

/** Waits until it is known. */
async function setQuota(admin: Admin, entity: Entity, name: string, value: number | null): Promise<void> {
  await admin.alterClientQuotas([{ entity, values: { [name]: value } }]);
  const filter = Object.fromEntries(Object.entries(entity).map(([type, part]) => [type, { name: part }]));
  await until('the quota is known', async () => {
    const [found] = await admin.describeClientQuotas(filter, { strict: true });
    return (found?.values[name] ?? null) === value;
  });
}

function produceFrame(clientId: string): Buffer {
  const request = new FrameWriter().int16(API.PRODUCE).int16(PRODUCE_VERSION).int32(0).string(clientId);
  const payload = request.raw(produceBody(TOPIC, 0, RECORD)).finish();
  return Buffer.from(new FrameWriter().bytes(payload).finish());
}

/** It is the last field of the answer. */
function throttleOf(answer: Buffer): number {
  return answer.readInt32BE(answer.length - 4);
}
