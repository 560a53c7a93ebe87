import {
  className,
  defineConfigs,
  double,
  HIGH,
  int,
  LOW,
  list,
  long,
  MEDIUM,
  PER_BROKER,
  password,
  READ_ONLY,
  short,
  string,
} from '../define.ts';

/** SASL. Clients know most of these too. */
export const SASL_CONFIGS = defineConfigs({
  'sasl.enabled.mechanisms': list(['GSSAPI'], MEDIUM, PER_BROKER).about(
    'SASL mechanisms that the listener offers.',
  ),
  'sasl.mechanism.inter.broker.protocol': string('GSSAPI', MEDIUM, PER_BROKER).about(
    'The SASL mechanism that brokers use among themselves.',
  ),
  'sasl.mechanism.controller.protocol': string('GSSAPI', HIGH, READ_ONLY).about(
    'The SASL mechanism that brokers use towards controllers.',
  ),
  'sasl.jaas.config': password(null, MEDIUM, PER_BROKER).about(
    'Users and options of a mechanism in JAAS form. On brokers with the prefix of listener and mechanism.',
  ),
  'sasl.client.callback.handler.class': className(null, MEDIUM, READ_ONLY).about(
    "The Java class that answers a SASL client's questions. Without effect in Kavka.",
  ),
  'sasl.server.callback.handler.class': className(null, MEDIUM, READ_ONLY).about(
    "The Java class that answers a SASL server's questions. Without effect in Kavka.",
  ),
  'sasl.login.callback.handler.class': className(null, MEDIUM, READ_ONLY).about(
    'The Java class that answers the questions of a login. Without effect in Kavka.',
  ),
  'sasl.login.class': className(null, MEDIUM, READ_ONLY).about(
    'The Java class that logs in. Without effect in Kavka.',
  ),
  'sasl.server.max.receive.size': int(524_288, MEDIUM, READ_ONLY).about(
    'The largest SASL token in bytes that is taken before a client is known.',
  ),
  'sasl.kerberos.service.name': string(null, MEDIUM, PER_BROKER).about(
    'The Kerberos name of the service that runs Kafka.',
  ),
  'sasl.kerberos.principal.to.local.rules': list(['DEFAULT'], MEDIUM, PER_BROKER).about(
    'Rules that turn a Kerberos name into a user name.',
  ),
  'sasl.kerberos.kinit.cmd': string('/usr/bin/kinit', MEDIUM, PER_BROKER).about(
    'Path of the `kinit` command.',
  ),
  'sasl.kerberos.min.time.before.relogin': long(60_000, MEDIUM, PER_BROKER).about(
    'Milliseconds between two tries to renew a Kerberos login.',
  ),
  'sasl.kerberos.ticket.renew.jitter': double(0.05, MEDIUM, PER_BROKER).about(
    'A random part added to the time of renewing a ticket, as a part of 1.',
  ),
  'sasl.kerberos.ticket.renew.window.factor': double(0.8, MEDIUM, PER_BROKER).about(
    "The part of a ticket's life after which it is renewed.",
  ),
  'sasl.login.refresh.window.factor': double(0.8, MEDIUM, PER_BROKER).about(
    "The part of a token's life after which it is renewed.",
  ),
  'sasl.login.refresh.window.jitter': double(0.05, MEDIUM, PER_BROKER).about(
    'A random part added to the time of renewing a token, as a part of 1.',
  ),
  'sasl.login.refresh.min.period.seconds': short(60, MEDIUM, PER_BROKER).about(
    'Seconds that at least lie between two renewals of a token.',
  ),
  'sasl.login.refresh.buffer.seconds': short(300, MEDIUM, PER_BROKER).about(
    'Seconds before its end by which a token should have been renewed.',
  ),
  'sasl.login.connect.timeout.ms': int(null, LOW, READ_ONLY).about(
    'Milliseconds that a connection to the token service may take to be made.',
  ),
  'sasl.login.read.timeout.ms': int(null, LOW, READ_ONLY).about(
    'Milliseconds that an answer of the token service may take.',
  ),
  'sasl.login.retry.backoff.ms': long(100, LOW, READ_ONLY).about(
    'Milliseconds before the token service is asked again at first.',
  ),
  'sasl.login.retry.backoff.max.ms': long(10_000, LOW, READ_ONLY).about(
    'Longest pause in milliseconds between tries with the token service.',
  ),
});
