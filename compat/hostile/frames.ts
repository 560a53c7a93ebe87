import { setTimeout as delay } from 'node:timers/promises';
import { FrameWriter, requestFrame } from '../wire/frame-writer.ts';
import { recordBatch } from '../wire/record-batch.ts';
import { API, produceBody } from '../wire/requests.ts';
import { WireConnection } from '../wire/wire-connection.ts';
import { type Attack, randomBytes } from './attack.ts';
import { closeAll, closedByServer, rawSocket, rawSockets } from './raw-socket.ts';

/** Attacks on the frame: lengths, headers, bytes that come slowly or never. */

const CLOSE_LIMIT_MS = 10_000;

const randomInput: Attack = {
  name: 'random bytes on 200 connections',
  async run({ port }) {
    const sockets = await rawSockets(port, 200);
    for (const [seed, socket] of sockets.entries()) socket.end(randomBytes(1_000, seed));
    for (const socket of sockets) await closedByServer(socket, CLOSE_LIMIT_MS);
  },
};

const halfOpen: Attack = {
  name: '500 connections that send nothing, or half a length',
  async run({ port, wire, topic }) {
    const sockets = await rawSockets(port, 500);
    for (const [index, socket] of sockets.entries()) if (index % 2) socket.write(Buffer.of(0, 0));
    await wire((connection) => connection.request(API.METADATA, 1, topics([topic])));
    closeAll(sockets);
  },
};

const impossibleLengths: Attack = {
  name: 'lengths below zero and above the limit',
  async run({ port }) {
    for (const length of [-1, -(2 ** 31), 2 ** 31 - 1, 104_857_601]) {
      const socket = await rawSocket(port);
      const head = Buffer.alloc(4);
      head.writeInt32BE(length);
      socket.write(Buffer.concat([head, randomBytes(100_000, 1)]));
      await closedByServer(socket, CLOSE_LIMIT_MS);
    }
  },
};

const unfilledFrames: Attack = {
  name: '50 connections that announce 100 MB each and send 1 KB',
  deadlyFor: { 'apache-kafka': 'it takes the memory at once, until its heap is full' },
  async run({ port }) {
    const sockets = await rawSockets(port, 50);
    const head = Buffer.alloc(4);
    head.writeInt32BE(104_857_600);
    for (const socket of sockets) socket.write(Buffer.concat([head, Buffer.alloc(1_000)]));
    await delay(500); // the memory that is not to be taken would be taken now
    closeAll(sockets);
  },
};

const unknownRequests: Attack = {
  name: 'API keys and versions that are not there',
  async run({ port }) {
    for (const apiKey of [-1, 93, 999, 32_767]) await refused(port, apiKey, 0);
    for (const version of [-1, 99, 32_767]) {
      for (const apiKey of [API.PRODUCE, API.FETCH, API.METADATA, API.CREATE_TOPICS])
        await refused(port, apiKey, version);
    }
  },
};

async function refused(port: number, apiKey: number, version: number): Promise<void> {
  const socket = await rawSocket(port);
  socket.write(requestFrame(apiKey, version, 1, Buffer.alloc(8)));
  await closedByServer(socket, CLOSE_LIMIT_MS);
}

const truncated: Attack = {
  name: 'a produce request cut off at every byte',
  async run({ port, dump }) {
    const body = produceBody(dump, 0, recordBatch([Buffer.from('cut')]));
    const whole = requestFrame(API.PRODUCE, 7, 1, body);
    for (let length = 0; length < whole.length; length++) {
      const cut = Buffer.from(whole.subarray(0, length));
      const [breaksOff, lies] = [await rawSocket(port), await rawSocket(port)];
      breaksOff.end(cut);
      if (length >= 4) cut.writeInt32BE(length - 4, 0);
      lies.end(cut);
      await closedByServer(breaksOff, CLOSE_LIMIT_MS);
      await closedByServer(lies, CLOSE_LIMIT_MS);
    }
  },
};

const slowBodies: Attack = {
  name: '50 requests that come byte by byte',
  async run({ port, topic }) {
    const connections: WireConnection[] = [];
    for (let i = 0; i < 50; i++) connections.push(await WireConnection.open(port));
    const frame = requestFrame(API.METADATA, 1, 7, topics([topic]));
    const answers = connections.map((connection) => connection.send(frame.subarray(0, 1)));
    for (let at = 1; at < frame.length; at++) {
      for (const { socket } of connections) socket.write(frame.subarray(at, at + 1));
      await delay(2);
    }
    await Promise.all(answers);
    for (const connection of connections) connection.close();
  },
};

const churn: Attack = {
  name: '3000 connections opened and closed',
  async run({ port }) {
    const frame = requestFrame(API.API_VERSIONS, 0, 1, Buffer.alloc(0));
    for (let i = 0; i < 3_000; i++) {
      const socket = await rawSocket(port);
      if (i % 3) socket.write(frame); // its answer finds nobody
      socket.destroy();
    }
  },
};

export function topics(names: readonly string[]): Buffer {
  return new FrameWriter().array(names, (name, writer) => writer.string(name)).finish();
}

export const FRAME_ATTACKS: readonly Attack[] = [
  randomInput,
  halfOpen,
  impossibleLengths,
  unfilledFrames,
  unknownRequests,
  truncated,
  slowBodies,
  churn,
];
