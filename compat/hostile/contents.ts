import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip, type ZlibOptions } from 'node:zlib';
import { batchesIn } from '../scenarios/batches-in.ts';
import { FrameWriter, requestFrame } from '../wire/frame-writer.ts';
import { crc32c, recordBatch, sealed } from '../wire/record-batch.ts';
import { API, fetchBody, produce, produceBody } from '../wire/requests.ts';
import { WireConnection } from '../wire/wire-connection.ts';
import { type Attack, randomBytes, type Target } from './attack.ts';
import { topics } from './frames.ts';
import { closedByServer, rawSocket } from './raw-socket.ts';

/** Attacks behind a good header: counts, records, and too much of what is allowed. */

const PIPELINED = 10_000;

const endlessArrays: Attack = {
  name: 'arrays of two thousand million items',
  async run({ port, topic }) {
    const endless = new FrameWriter().int32(2 ** 31 - 1).string(topic);
    const fetchHead = new FrameWriter()
      .int32(-1)
      .int32(0)
      .int32(1)
      .int32(1)
      .int8(0)
      .int32(2 ** 31 - 1);
    const bodies = [
      [API.METADATA, 1, endless.finish()],
      [API.FETCH, 4, fetchHead.finish()],
      [API.DELETE_TOPICS, 3, endless.finish()],
      [API.CREATE_TOPICS, 4, endless.finish()],
    ] as const;
    for (const [apiKey, version, body] of bodies) {
      const socket = await rawSocket(port);
      socket.write(requestFrame(apiKey, version, 1, body));
      await closedByServer(socket, 10_000);
    }
  },
};

const manyNames: Attack = {
  name: 'metadata of 20000 topics that are not there',
  async run({ wire }) {
    const names = Array.from({ length: 20_000 }, (_, index) => `no-such-topic-${index}`);
    const body = new FrameWriter().raw(topics(names)).int8(0).finish();
    await wire((connection) => connection.request(API.METADATA, 4, body));
  },
};

const damagedBatches: Attack = {
  name: 'record batches with a damaged byte',
  async run(target) {
    const values = [Buffer.from('one'), Buffer.from('two'), Buffer.from('three')];
    const batch = recordBatch(values);
    for (let at = 0; at < batch.length; at++) {
      const damaged = Buffer.from(batch);
      damaged[at] = damaged[at]! ^ 0x55;
      await answeredOrClosed(target, damaged);
      if (at > 20) await answeredOrClosed(target, sealed(damaged)); // with a CRC that covers up for it
    }
    await assertOnlyGoodBatches(target);
  },
};

async function answeredOrClosed({ wire, dump }: Target, records: Buffer): Promise<void> {
  const outcome = await wire((connection) => produce(connection, dump, 0, records)).catch(
    (error: Error) => error,
  );
  if (outcome instanceof Error) assert.match(outcome.message, /closed/);
}

/** Whatever was let in: nothing is served that its CRC does not match. */
async function assertOnlyGoodBatches({ wire, dump }: Target): Promise<void> {
  for (const { bytes } of await wire((connection) => batchesIn(connection, dump, 0))) {
    assert.equal(bytes.readUInt32BE(17), crc32c(bytes.subarray(21)));
  }
}

const packedAside = promisify<Buffer, ZlibOptions, Buffer>(gzip);

const compressionBomb: Attack = {
  name: 'a batch of 0.5 MB that expands to 400 MB',
  async run(target) {
    const packed = await packedAside(Buffer.alloc(400 << 20), { level: 9 }); // the healthy client lives in this process
    const bomb = Buffer.concat([recordBatch([Buffer.alloc(0)]).subarray(0, 61), packed]);
    bomb.writeInt32BE(bomb.length - 12, 8);
    bomb.writeInt16BE(1, 21); // gzip
    await answeredOrClosed(target, sealed(bomb));
  },
};

const unreadAnswers: Attack = {
  name: '10000 requests whose answers nobody reads, then all are read',
  async run({ port, topic }) {
    const connection = await WireConnection.open(port);
    connection.socket.pause();
    const answers = Array.from({ length: PIPELINED }, () =>
      connection.request(API.METADATA, 1, topics([topic])),
    );
    await Promise.race([drained(connection), answers[0]]);
    connection.socket.resume();
    const all = await Promise.all(answers);
    connection.close();
    assert.ok(
      all.every((answer) => answer.equals(all[0]!)),
      'all answers are there, in order',
    );
  },
};

const unreadFetches: Attack = {
  name: '10000 fetches of 64 KB whose answers nobody reads',
  async run({ port, topic }) {
    const limits = { maxWaitMs: 0, minBytes: 1, maxBytes: 64 << 10 };
    const frame = requestFrame(API.FETCH, 4, 1, fetchBody(topic, 0, 0n, limits));
    const socket = await rawSocket(port);
    socket.pause();
    let written = 0;
    await new Promise<void>((resolve) => {
      const more = () => {
        while (written < PIPELINED) {
          written++;
          if (!socket.write(frame)) {
            socket.once('drain', more);
            return;
          }
        }
        resolve();
      };
      more();
      setTimeout(resolve, 3_000); // a server that stops reading has done right
    });
    await delay(1_000); // the answers that are not to be held would be made now
    socket.destroy();
  },
};

async function drained(connection: WireConnection): Promise<void> {
  await new Promise<void>((resolve) => {
    if (connection.socket.writableLength === 0) resolve();
    else connection.socket.once('drain', () => resolve());
    setTimeout(resolve, 3_000); // a server that stops reading has done right
  });
}

const manyProduces: Attack = {
  name: '10000 produce requests in one stream',
  async run({ port, dump }) {
    const connection = await WireConnection.open(port);
    const body = produceBody(dump, 0, recordBatch([randomBytes(100, 1)]));
    await Promise.all(Array.from({ length: PIPELINED }, () => connection.request(API.PRODUCE, 7, body)));
    connection.close();
  },
};

export const CONTENT_ATTACKS: readonly Attack[] = [
  endlessArrays,
  manyNames,
  damagedBatches,
  compressionBomb,
  unreadAnswers,
  unreadFetches,
  manyProduces,
];
