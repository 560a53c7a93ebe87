export { abortable, aborted } from './abort.ts';
export { formatAddress, parseAddress } from './address.ts';
export { type Api, api } from './api.ts';
export { ApiVersionTable } from './api-versions.ts';
export { type BackoffPolicy, backoffMs } from './backoff.ts';
export { type ConnectOptions, connect } from './connect.ts';
export {
  Connection,
  type ConnectionOptions,
  type RequestOptions,
  type ResponseHandler,
} from './connection.ts';
export type {
  ConnectionObserver,
  ConnectReport,
  DisconnectReport,
  RequestReport,
} from './observer.ts';
export { type Ask, PLAINTEXT, type Security } from './security.ts';
export { type ClientWorld, clientWorld, type ReadFile } from './world.ts';
