import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { within } from '../machine/until.ts';

/** A socket for bytes that are no requests: errors of the connection are expected on it. */
export async function rawSocket(port: number): Promise<Socket> {
  const socket = connect(port, 'localhost');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Opens many, one after the other. */
export async function rawSockets(port: number, count: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let i = 0; i < count; i++) sockets.push(await rawSocket(port));
  return sockets;
}

export function closeAll(sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.destroy();
}

/** Waits until the other side has closed the connection. */
export async function closedByServer(socket: Socket, withinMs: number): Promise<void> {
  socket.resume();
  if (socket.closed) return;
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve())); // after an error too
  await within('the server closes the connection', withinMs, closed);
}
