import {
  defineConfigs,
  HIGH,
  LOW,
  list,
  MEDIUM,
  PER_BROKER,
  READ_ONLY,
  REQUIRED,
  string,
} from '../define.ts';
import { NON_EMPTY_LIST, oneOf } from '../validators.ts';

/** Where the node listens and what it tells others to connect to. */
export const LISTENER_CONFIGS = defineConfigs({
  listeners: list(['PLAINTEXT://:9092'], NON_EMPTY_LIST, HIGH, PER_BROKER).about(
    'Where the server listens: a list of `NAME://host:port`. An empty host means all interfaces; port 0 lets the system choose.',
  ),
  'advertised.listeners': list(null, NON_EMPTY_LIST, HIGH, READ_ONLY).about(
    'The addresses that clients are told to connect to; `listeners` when not set. Needed behind NAT, containers, load balancers.',
  ),
  'listener.security.protocol.map': string(
    'SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT',
    LOW,
    PER_BROKER,
  ).about('Which security protocol each listener name speaks, as `NAME:PROTOCOL` pairs.'),
  'inter.broker.listener.name': string(null, MEDIUM, READ_ONLY).about(
    'The listener that brokers use among themselves. Not together with `security.inter.broker.protocol`.',
  ),
  'security.inter.broker.protocol': string(
    'PLAINTEXT',
    oneOf('PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'),
    MEDIUM,
    READ_ONLY,
  ).about(
    'The security protocol that brokers use among themselves, when the listener is not chosen by name.',
  ),
  'controller.listener.names': list(REQUIRED, NON_EMPTY_LIST, HIGH, READ_ONLY).about(
    'Listener names that belong to the controller role. Brokers reach the controllers through the first one.',
  ),
  'early.start.listeners': list(null, HIGH, READ_ONLY).about(
    "Listeners that are opened before the authorizer is ready. The controller's own when not set.",
  ),
});
