export { AssertionError, assert, unreachable } from './assert.ts';
export type { Brand } from './brand.ts';
export { type CancelTimer, type Clock, delay } from './clock.ts';
export {
  type DirectoryEntry,
  type Disk,
  DiskError,
  type DiskFile,
  type DiskLock,
  replaceFile,
} from './disk.ts';
export type { HttpAnswer, HttpClient, HttpRequest } from './http.ts';
export {
  inJavaHashOrder,
  inSlotOrder,
  javaHash,
  javaUuidHash,
  slotsWhenCopied,
  slotsWhenGrown,
} from './java-hash.ts';
export { type LogFields, type Logger, SILENT_LOGGER } from './logger.ts';
export {
  type Counter,
  type Gauge,
  type Histogram,
  type Labels,
  type Metrics,
  NO_METRICS,
} from './metrics.ts';
export {
  type Address,
  type Listener,
  type ListenOptions,
  type Network,
  NetworkError,
  type Socket,
  type SocketReceiver,
  TlsError,
} from './network.ts';
export type { Random } from './random.ts';
export { PLAIN_NAMES, type Resolver } from './resolver.ts';
export type { Pem, TlsOptions, TlsVersion } from './tls.ts';
export { parseUuid, randomUuid, type Uuid, uuidAt, uuidBytes, ZERO_UUID } from './uuid.ts';
