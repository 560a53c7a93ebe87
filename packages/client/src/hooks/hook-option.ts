import { functionsNamed } from '../config/code-options.ts';

/** The hooks of all clients: one object may serve several. */
export const HOOKS = functionsNamed(
  'onBatch',
  'onCommit',
  'onConnect',
  'onConsume',
  'onConsumeBatch',
  'onDisconnect',
  'onError',
  'onRebalance',
  'onRequest',
  'onSend',
  'onThrottle',
);
