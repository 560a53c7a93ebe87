import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Socket } from '@kavka/base';
import { MemoryNetwork } from '@kavka/base/memory';
import { ApiKey, responseFrame, Writer } from '@kavka/protocol';
import { encodeHeartbeatResponse } from '@kavka/protocol/messages/12-heartbeat';
import { ManualClock } from '@kavka/testkit';
import { API, ConnectionClosedError, WireClient } from '@kavka/testkit/wire';

const REQUEST = { groupId: 'g', generationId: 1, memberId: 'm', groupInstanceId: null };
const PORT = 9092;

/** A client, and the server's end of its connection. */
async function pair(drives: boolean) {
  const clock = new ManualClock();
  const network = new MemoryNetwork(clock);
  let socket: Socket | undefined;
  await network.listen({ host: 'localhost', port: PORT, backlog: 1 }, (accepted) => {
    socket = accepted;
  });
  const options = drives ? { drive: () => clock.settle() } : {};
  const client = await WireClient.connect(network, { host: 'localhost', port: PORT }, options);
  await clock.settle();
  assert.ok(socket);
  return { client, socket, clock };
}

function answer(correlationId: number, errorCode = 0): Buffer[] {
  return responseFrame(new Writer(), ApiKey.Heartbeat, API.heartbeat.version, correlationId, (writer) =>
    encodeHeartbeatResponse(writer, { errorCode }, API.heartbeat.version),
  );
}

describe('WireClient', () => {
  it('gives each request its answer, in pieces or several at once', async () => {
    const { client, socket, clock } = await pair(false);
    const answers = [1, 2, 3].map(() => client.send(API.heartbeat, REQUEST));
    assert.equal(client.unanswered, 3);
    const bytes = Buffer.concat([1, 2, 3].flatMap((id) => answer(id, id)));
    for (const chunk of [bytes.subarray(0, 3), bytes.subarray(3, 20), bytes.subarray(20)]) {
      socket.send([chunk]);
      await clock.settle();
    }
    assert.deepEqual(
      (await Promise.all(answers)).map(({ errorCode }) => errorCode),
      [1, 2, 3],
    );
    socket.send(answer(4));
    await clock.settle();
    assert.equal(client.stray.length, 1);
  });

  it('tells of answers out of order, and of bytes left over', async () => {
    const { client, socket, clock } = await pair(false);
    const late = assert.rejects(client.send(API.heartbeat, REQUEST), /correlation id 7/);
    socket.send(answer(7));
    await clock.settle();
    await late;
    const long = assert.rejects(client.send(API.heartbeat, REQUEST), /1 bytes are left over/);
    const frame = Buffer.concat([...answer(2), Buffer.from([0])]);
    frame.writeInt32BE(frame.length - 4, 0);
    socket.send([frame]);
    await clock.settle();
    await long;
  });

  it('fails what is unanswered when the connection ends', async () => {
    const { client, socket, clock } = await pair(false);
    const failed = assert.rejects(client.send(API.heartbeat, REQUEST), ConnectionClosedError);
    socket.destroy();
    await clock.settle();
    await failed;
    await client.closed;
    assert.equal(client.isClosed, true);
    await assert.rejects(client.send(API.heartbeat, REQUEST), ConnectionClosedError);
  });

  it('does not wait for an answer that time alone would bring', async () => {
    const { client } = await pair(true);
    await assert.rejects(client.ask(API.heartbeat, REQUEST), /not answered yet/);
  });
});
