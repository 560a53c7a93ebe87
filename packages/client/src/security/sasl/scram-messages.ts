/** What the broker says first: how the password is to be hashed, and its part of the nonce. */
export interface ServerFirst {
  readonly nonce: string;
  readonly salt: Buffer;
  readonly iterations: number;
}

const MAX_MESSAGE_BYTES = 65_536;
const SERVER_FIRST =
  /^(?:m=[^,]*,)?r=([\x21-\x2b\x2d-\x7e]+),s=([A-Za-z0-9+/]+={0,2}),i=([1-9]\d{0,9})(?:,.*)?$/;
const SERVER_FINAL = /^(?:e=([^,]*)|v=([A-Za-z0-9+/]+={0,2}))(?:,.*)?$/;

/** `=` and `,` have a meaning in messages. */
export function saslName(username: string): string {
  return username.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

/** @throws Error */
export function parseServerFirst(bytes: Buffer): ServerFirst {
  const match = SERVER_FIRST.exec(textOf(bytes));
  if (match === null) throw new Error('Invalid SCRAM server first message format');
  if (match[0].startsWith('m=')) throw new Error('the broker asks for a SCRAM extension that is not known');
  return { nonce: match[1]!, salt: Buffer.from(match[2]!, 'base64'), iterations: Number(match[3]) };
}

/** The broker's signature. @throws Error with the broker's own reason where it gave one */
export function parseServerFinal(bytes: Buffer): Buffer {
  const match = SERVER_FINAL.exec(textOf(bytes));
  if (match === null) throw new Error('Invalid SCRAM server final message format');
  if (match[1] !== undefined) throw new Error(`Sasl authentication failed with error: ${match[1]}`);
  return Buffer.from(match[2]!, 'base64');
}

function textOf(bytes: Buffer): string {
  if (bytes.length > MAX_MESSAGE_BYTES) throw new Error(`a SCRAM message of ${bytes.length} bytes`);
  return bytes.toString('utf8');
}
