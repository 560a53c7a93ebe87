import assert from 'node:assert/strict';
import { type Client, COMPRESSIONS, type Compression, type Message } from '../clients/client.ts';
import { batchesIn } from '../scenarios/batches-in.ts';
import { assertSameMessages, message, numbered, Stage } from '../scenarios/stage.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import type { Suite } from './suite.ts';

/** What each client writes: small messages, and one that is larger than a block of any codec. */
function messagesOf(writer: string, codec: Compression): Message[] {
  const prefix = `${writer} in ${codec}`;
  return [...numbered(prefix, 40), message('large', `${prefix}: ${'many blocks '.repeat(10_000)}`)];
}

/** In each compression, every client writes and every client reads what all wrote. */
export const codecsSuite: Suite = {
  name: 'codecs',
  async run({ checks, clients: kinds, newServer, folder }) {
    const server = await newServer();
    const stage = new Stage(server, folder);
    const clients: Client[] = [];
    for (const kind of kinds) clients.push(await kind.open(server));
    for (const codec of COMPRESSIONS) {
      const topic = stage.name(`written-in-${codec}`);
      await stage.wire((wire) => createReadyTopic(wire, topic));
      const written: Message[] = [];
      for (const client of clients) {
        const passed = await checks.check(`${codec}: ${client.name} writes`, () =>
          write(stage, client, topic, codec),
        );
        if (passed) written.push(...messagesOf(client.name, codec));
      }
      for (const client of clients) {
        await checks.check(`${codec}: ${client.name} reads what all wrote`, async () => {
          assertSameMessages(await client.consume(topic, written.length), written);
        });
      }
    }
    for (const client of clients) await client.close();
  },
};

async function write(
  stage: Stage,
  client: Client,
  topic: string,
  codec: (typeof COMPRESSIONS)[number],
): Promise<void> {
  const before = await stage.wire((wire) => batchesIn(wire, topic, 0));
  await client.produce(topic, messagesOf(client.name, codec), { compression: codec });
  const after = await stage.wire((wire) => batchesIn(wire, topic, 0));
  const others = after
    .slice(before.length)
    .filter(({ codec: used }) => used !== 1 + COMPRESSIONS.indexOf(codec));
  // A batch of one small message may be smaller as it is, and some clients send it so.
  assert.ok(after.length - before.length > others.length, `a batch in ${codec}`);
  assert.ok(
    others.every((batch) => batch.codec === 0 && batch.recordCount === 1),
    'no other codec',
  );
}
