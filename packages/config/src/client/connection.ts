import { boolean, defineConfigs, int, LOW, list, long, MEDIUM, string } from '../define.ts';
import { atLeast, oneOf, oneOfInAnyCase } from '../validators.ts';

/** What all clients have in common beside TLS and SASL. */
export const CONNECTION_CONFIGS = defineConfigs({
  'client.dns.lookup': string(
    'use_all_dns_ips',
    oneOf('use_all_dns_ips', 'resolve_canonical_bootstrap_servers_only'),
    MEDIUM,
  ).about('Whether all addresses of a host name are tried, or names are first made canonical.'),
  'send.buffer.bytes': int(131_072, atLeast(-1), MEDIUM).about(
    'Size in bytes of the send buffer of sockets; -1 leaves it to the operating system.',
  ),
  'reconnect.backoff.ms': long(50, atLeast(0), LOW).about(
    'Milliseconds before a lost connection is tried again at first.',
  ),
  'reconnect.backoff.max.ms': long(1000, atLeast(0), LOW).about(
    'Longest pause in milliseconds between tries to connect.',
  ),
  'socket.connection.setup.timeout.ms': long(10_000, MEDIUM).about(
    'Milliseconds that a connection may take to be made. Grows with each failure in a row.',
  ),
  'socket.connection.setup.timeout.max.ms': long(30_000, MEDIUM).about(
    'Upper bound in milliseconds of the time that making a connection may take after several failures.',
  ),
  'request.timeout.ms': int(30_000, atLeast(0), MEDIUM).about(
    'Milliseconds that an answer may take before the request is sent again or fails.',
  ),
  'retry.backoff.ms': long(100, atLeast(0), LOW).about(
    'Milliseconds before a failed request is sent again at first.',
  ),
  'retry.backoff.max.ms': long(1000, atLeast(0), LOW).about(
    'Longest pause in milliseconds before a request is sent again.',
  ),
  'metadata.max.age.ms': long(300_000, atLeast(0), LOW).about(
    'Milliseconds after which topics and brokers are looked up anew even when nothing seems to have changed.',
  ),
  'metadata.recovery.strategy': string('rebootstrap', oneOfInAnyCase('REBOOTSTRAP', 'NONE'), LOW).about(
    'What a client does when it knows no living broker: `rebootstrap` starts again from the bootstrap servers, `none` gives up.',
  ),
  'metadata.recovery.rebootstrap.trigger.ms': long(300_000, atLeast(0), LOW).about(
    'Milliseconds without metadata after which a client starts again from the bootstrap servers.',
  ),
  'metric.reporters': list(['org.apache.kafka.common.metrics.JmxReporter'], LOW).about(
    'Classes that pass figures on.',
  ),
  'metrics.num.samples': int(2, atLeast(1), LOW).about('How many windows a figure is computed over.'),
  'metrics.sample.window.ms': long(30_000, atLeast(0), LOW).about(
    'Length in milliseconds of a window over which a figure is computed.',
  ),
  'metrics.recording.level': string('INFO', oneOf('INFO', 'DEBUG', 'TRACE'), LOW).about(
    'How fine figures are recorded: `INFO`, `DEBUG` or `TRACE`.',
  ),
  'config.providers': list([], LOW).about(
    'Names of plug-ins that replace placeholders in values, such as secrets kept elsewhere.',
  ),
  'security.protocol': string(
    'PLAINTEXT',
    oneOfInAnyCase('SASL_SSL', 'PLAINTEXT', 'SSL', 'SASL_PLAINTEXT'),
    MEDIUM,
  ).about('How to talk to the brokers: `PLAINTEXT`, `SSL`, `SASL_PLAINTEXT` or `SASL_SSL`.'),
  'security.providers': string(null, LOW).about('Java security providers. Without effect in Kavka.'),
  'sasl.mechanism': string('GSSAPI', MEDIUM).about('The SASL mechanism to log in with.'),
  'sasl.oauthbearer.header.urlencode': boolean(false, LOW).about(
    'Whether client id and secret are URL-encoded in the header to the token service.',
  ),
});
