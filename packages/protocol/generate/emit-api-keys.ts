import { Code } from './code.ts';
import { marker } from './emit-message-file.ts';
import type { Message, SpecFile } from './model.ts';
import { isEmpty, parseVersions, type Versions } from './versions.ts';

/** ResponseHeader stays at version 0 for this one, so that clients of any version can read it. */
const API_VERSIONS = 18;

/** Lines of `KEY Name VERSIONS`. */
export function parseAnnounced(text: string): Map<number, Versions> {
  const announced = new Map<number, Versions>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [key, , versions] = line.split(' ');
    announced.set(Number(key), parseVersions(versions!));
  }
  return announced;
}

export function emitApiKeys(files: readonly SpecFile[], announced: ReadonlyMap<number, Versions>): string {
  const messages = files.flatMap((file) => file.messages);
  const requests = messages.filter((message) => message.kind === 'request');
  for (const request of requests) checkResponse(request, messages);

  const code = new Code();
  code.line(marker('messages and spec/announced.spec'));
  code.line("import { DecodeError } from './wire/decode-error.ts';");
  code.line();
  code.line('/** API keys by name. */');
  code.block('export const ApiKey =', () => emitNames(requests, code), '} as const;');
  code.line();
  code.line('export type ApiName = keyof typeof ApiKey;');
  code.line('export type ApiKey = (typeof ApiKey)[ApiName];');
  code.line();
  emitInterface(code);
  code.line();
  code.line('/** By key; keys of APIs that were removed hold undefined. */');
  code.line('export const API_KEYS: readonly (ApiKeyInfo | undefined)[] = [');
  code.indented(() => emitTable(requests, announced, code));
  code.line('];');
  code.line();
  emitHeaderVersions(code);
  return code.toString();
}

function checkResponse(request: Message, messages: readonly Message[]): void {
  const response = messages.find(({ kind, apiKey }) => kind === 'response' && apiKey === request.apiKey);
  const same = response !== undefined && response.flexible.lowest === request.flexible.lowest;
  if (!same) throw new Error(`${request.name}: the response differs in its flexible versions`);
}

function apiName(request: Message): string {
  return request.name.replace(/Request$/, '');
}

function emitNames(requests: readonly Message[], code: Code): void {
  for (const request of requests) code.line(`${apiName(request)}: ${request.apiKey},`);
}

function emitInterface(code: Code): void {
  code.block('export interface ApiKeyInfo', () => {
    code.line('readonly key: ApiKey;');
    code.line('readonly name: ApiName;');
    code.line('/** Lowest and highest version that can be encoded and decoded. */');
    code.line('readonly requestVersions: readonly [number, number];');
    code.line(
      '/** Lowest and highest version that a broker on its defaults announces; undefined: it does not announce the API. */',
    );
    code.line('readonly announcedVersions: readonly [number, number] | undefined;');
    code.line('/** Whether the highest version is still in the making. */');
    code.line('readonly latestVersionUnstable: boolean;');
    code.line('/** The first version with compact lengths and tagged fields; Infinity: none. */');
    code.line('readonly flexibleFrom: number;');
    code.line("readonly listeners: readonly ('broker' | 'controller')[];");
  });
}

function emitTable(requests: readonly Message[], announced: ReadonlyMap<number, Versions>, code: Code): void {
  const byKey = new Map(requests.map((request) => [request.apiKey!, request]));
  for (let key = 0; key <= Math.max(...byKey.keys()); key++) {
    const request = byKey.get(key);
    code.line(request === undefined ? 'undefined,' : `${entry(request, announced.get(key))},`);
  }
}

function entry(request: Message, announced: Versions | undefined): string {
  const { apiKey, versions, flexible, latestVersionUnstable, listeners } = request;
  const facts = [
    `key: ${apiKey}`,
    `name: '${apiName(request)}'`,
    `requestVersions: [${versions.lowest}, ${versions.highest}]`,
    `announcedVersions: ${announced === undefined ? 'undefined' : `[${announced.lowest}, ${announced.highest}]`}`,
    `latestVersionUnstable: ${latestVersionUnstable}`,
    `flexibleFrom: ${isEmpty(flexible) ? 'Infinity' : flexible.lowest}`,
    `listeners: [${listeners.map((listener) => `'${listener}'`).join(', ')}]`,
  ];
  return `{ ${facts.join(', ')} }`;
}

function emitHeaderVersions(code: Code): void {
  code.line('/** @throws DecodeError for a key that is not known. */');
  code.block('export function requestHeaderVersion(key: number, version: number): 1 | 2', () => {
    code.line('return version >= flexibleFrom(key) ? 2 : 1;');
  });
  code.line();
  code.line('/** Always 0 for ApiVersions. @throws DecodeError for a key that is not known. */');
  code.block('export function responseHeaderVersion(key: number, version: number): 0 | 1', () => {
    code.line(`return key !== ${API_VERSIONS} && version >= flexibleFrom(key) ? 1 : 0;`);
  });
  code.line();
  code.block('function flexibleFrom(key: number): number', () => {
    code.line('const info = API_KEYS[key];');
    code.line("if (info === undefined) throw new DecodeError('unknown API key ' + key, 0);");
    code.line('return info.flexibleFrom;');
  });
}
