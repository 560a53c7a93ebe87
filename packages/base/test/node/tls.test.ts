import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import * as tls from 'node:tls';
import { type Socket, TlsError, type TlsOptions } from '@kavka/base';
import { checkTlsOptions, NodeNetwork } from '@kavka/base/node';

let folder: string;
const file = (name: string): Buffer => readFileSync(join(folder, name));

function makeCertificate(name: string): void {
  const output = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.pem`)];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...key, ...output, ...subject], { stdio: 'ignore' });
}

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

async function echoServer(options: tls.TlsOptions): Promise<{ port: number; close: () => void }> {
  const server = tls.createServer(options, (socket) => {
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  assert.ok(bound !== null && typeof bound === 'object');
  return { port: bound.port, close: () => server.close() };
}

/** Resolves with what came when `length` bytes have, or with the error that closed the socket. */
function read(socket: Socket, length: number): Promise<Buffer | Error | undefined> {
  const memory = Buffer.alloc(65_536);
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    socket.receive({
      buffer: () => memory,
      received(count) {
        chunks.push(Buffer.from(memory.subarray(0, count)));
        if (chunks.reduce((sum, chunk) => sum + chunk.length, 0) >= length) resolve(Buffer.concat(chunks));
      },
      closed: resolve,
    });
  });
}

describe('TLS', { skip: hasOpenssl ? false : 'openssl is not installed' }, () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kavka-tls-'));
    makeCertificate('localhost');
    makeCertificate('client');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const serve = (more: tls.TlsOptions = {}): Promise<{ port: number; close: () => void }> =>
    echoServer({ cert: file('localhost.pem'), key: file('localhost.key'), ...more });
  const connect = (port: number, options: TlsOptions): Promise<Socket> =>
    new NodeNetwork().connect({ host: 'localhost', port }, options);

  test('bytes of any size arrive as they were sent', async () => {
    const server = await serve();
    const socket = await connect(server.port, { ca: file('localhost.pem') });
    const bytes = Buffer.alloc(3_000_000, 'abcdefg');
    socket.send([bytes.subarray(0, 1), bytes.subarray(1)]);
    assert.deepEqual(await read(socket, bytes.length), bytes);
    socket.destroy();
    server.close();
  });

  test('who is not trusted is not talked to', async () => {
    const server = await serve();
    const ca = file('localhost.pem');
    const refusals: [TlsOptions, RegExp][] = [
      [{}, /not among the trusted ones/],
      [{ ca, servername: 'elsewhere' }, /elsewhere/],
      [{ ca, maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' }, /handshake failure/],
    ];
    for (const [options, message] of refusals)
      await assert.rejects(
        connect(server.port, options),
        (error) => error instanceof TlsError && message.test(error.message),
      );
    for (const options of [{ ca, servername: 'elsewhere', checksName: false }, { rejectUnauthorized: false }])
      (await connect(server.port, options)).destroy();
    server.close();
  });

  test('a server that asks for a certificate', async () => {
    const server = await serve({ requestCert: true, rejectUnauthorized: true, ca: file('client.pem') });
    const ca = file('localhost.pem');
    const stranger = await connect(server.port, { ca });
    const error = await read(stranger, 1);
    assert.ok(error instanceof TlsError, String(error));
    assert.match(error.message, /asks for a certificate/);
    const known = await connect(server.port, { ca, cert: file('client.pem'), key: file('client.key') });
    known.send([Buffer.from('x')]);
    assert.equal(String(await read(known, 1)), 'x');
    known.destroy();
    server.close();
  });

  test('options that cannot be used are refused before any connection', () => {
    for (const options of [{ key: 'no key' }, { cert: 'no certificate' }, { ciphers: 'NONE-SUCH' }])
      assert.throws(() => checkTlsOptions(options), TlsError);
    checkTlsOptions({});
  });
});
