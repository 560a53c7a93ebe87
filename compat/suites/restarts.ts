import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checks } from '../checks.ts';
import { type Client, type ClientKind, COMPRESSIONS, type GroupMember } from '../clients/client.ts';
import { until } from '../machine/until.ts';
import { assertSameMessages, distinct, numbered, Stage } from '../scenarios/stage.ts';
import { writeTextFile } from '../scenarios/text-file.ts';
import { restart } from '../server/server.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import type { Suite } from './suite.ts';

const LINES = 40_000;
/** After a kill Apache Kafka waits for its own old session to end; a shorter one saves the time. */
const SHORT_SESSION = { 'broker.session.timeout.ms': '3000', 'broker.heartbeat.interval.ms': '500' };
const RESTARTS = { stop: 'a clean restart', kill: 'a kill -9' } as const;

/** What clients started before a restart goes on after it, and what they wrote is there. */
export const restartsSuite: Suite = {
  name: 'restarts',
  async run({ checks, clients: kinds, newServer, folder }) {
    const server = await newServer(SHORT_SESSION);
    const stage = new Stage(server, folder);
    const opened: Opened[] = [];
    for (const kind of kinds) opened.push({ kind, client: await kind.open(server) });
    const file = join(folder, 'text');
    writeTextFile(file, LINES);

    for (const how of ['stop', 'kill'] as const) {
      const pipes = await pipeFiles(checks, stage, opened, file);
      const lives = await beginLives(checks, stage, opened, RESTARTS[how]);
      for (const live of lives) live.inFlight = live.client.produce(live.topic, DURING, { idempotent: true });
      for (const live of lives) live.inFlight?.catch(() => {}); // judged after the restart
      await restart(server, how);
      for (const live of lives) {
        await checks.check(`${live.client.name}: goes on after ${RESTARTS[how]}`, () => goOn(live));
      }
      for (const pipe of pipes) {
        const what = `${pipe.reader.name}: reads the file of ${pipe.writer.name} back after ${RESTARTS[how]}`;
        await checks.check(what, () => readBack(stage, pipe, file));
      }
    }
    for (const { client } of opened) await client.close();
  },
};

interface Opened {
  readonly kind: ClientKind;
  readonly client: Client;
}

/** A file on its way: one client writes it as lines, another reads it. */
interface Pipe {
  readonly writer: Client;
  readonly reader: Client;
  readonly topic: string;
}

async function pipeFiles(
  checks: Checks,
  stage: Stage,
  opened: readonly Opened[],
  file: string,
): Promise<Pipe[]> {
  const pipes: Pipe[] = [];
  for (const [index, { client: writer }] of opened.entries()) {
    const reader = opened[(index + 1) % opened.length]!.client;
    const pipe = { writer, reader, topic: stage.name(`file-of-${writer.name}`) };
    const compression = [...COMPRESSIONS, 'none' as const][index % 5]!;
    const passed = await checks.check(
      `${writer.name}: pipes a file in, ${reader.name} reads it back`,
      async () => {
        await stage.wire((wire) => createReadyTopic(wire, pipe.topic));
        await writer.produceLines(pipe.topic, file, { compression });
        await readBack(stage, pipe, file);
      },
    );
    if (passed) pipes.push(pipe);
  }
  return pipes;
}

async function readBack(stage: Stage, { reader, topic }: Pipe, file: string): Promise<void> {
  const copy = join(stage.folder, stage.name('copy'));
  await reader.consumeLines(topic, LINES, copy);
  assert.ok(readFileSync(copy).equals(readFileSync(file)), 'the copy is the file, byte for byte');
}

/** A producer and a member of a group that live through a restart. */
interface Live {
  readonly client: Client;
  readonly topic: string;
  readonly member: GroupMember;
  inFlight: Promise<void> | undefined;
}

const BEFORE = numbered('before', 50);
/** Handed to the client just before the server ends: acknowledged or not by then, none may be lost or doubled. */
const DURING = numbered('during', 500);
const AFTER = numbered('after', 50);

async function beginLives(
  checks: Checks,
  stage: Stage,
  opened: readonly Opened[],
  end: string,
): Promise<Live[]> {
  const lives: Live[] = [];
  for (const { kind, client } of opened) {
    if ('live over a restart' in kind.lacks) continue;
    await checks.check(`${client.name}: produces and consumes until ${end}`, async () => {
      lives.push(await beginLife(stage, client));
    });
  }
  return lives;
}

async function beginLife(stage: Stage, client: Client): Promise<Live> {
  const topic = stage.name('live');
  await stage.wire((wire) => createReadyTopic(wire, topic, 2));
  const member = await client.join(topic, stage.name('live-group'));
  await client.produce(topic, BEFORE, { idempotent: true });
  await until('the member gets it', () => distinct(member).length === BEFORE.length);
  return { client, topic, member, inFlight: undefined };
}

async function goOn({ client, topic, member, inFlight }: Live): Promise<void> {
  await inFlight;
  await client.produce(topic, AFTER, { idempotent: true });
  const all = [...BEFORE, ...DURING, ...AFTER];
  assertSameMessages(await client.consume(topic, all.length), all);
  await until('the member gets the rest', () => distinct(member).length === all.length, { withinMs: 60_000 });
  assertSameMessages(distinct(member), all);
  await member.leave();
}
