import {
  className,
  defineConfigs,
  LOW,
  long,
  MEDIUM,
  PER_BROKER,
  password,
  READ_ONLY,
  string,
} from '../define.ts';
import { atLeast } from '../validators.ts';

/** Who may do what, and delegation tokens. */
export const SECURITY_CONFIGS = defineConfigs({
  'authorizer.class.name': string('', LOW, READ_ONLY).about(
    "The authorizer. Kafka's class name of the standard one turns access control lists on; empty allows everything.",
  ),
  'principal.builder.class': className(
    'org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder',
    MEDIUM,
    PER_BROKER,
  ).about(
    'The class that tells who is on a connection. Kavka has its own builder and reads only the default name.',
  ),
  'security.providers': string(null, LOW, READ_ONLY).about(
    'Java security providers. Without effect in Kavka.',
  ),
  'connections.max.reauth.ms': long(0, MEDIUM, READ_ONLY).about(
    'Milliseconds after which a SASL connection must log in again or is closed; 0 never asks for it.',
  ),
  'delegation.token.secret.key': password(null, MEDIUM, READ_ONLY).about(
    'The secret with which delegation tokens are made and checked; the same on all nodes. Without it there are no tokens.',
  ),
  'delegation.token.max.lifetime.ms': long(604_800_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'Milliseconds after which a delegation token ends, renewed or not.',
  ),
  'delegation.token.expiry.time.ms': long(86_400_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'Milliseconds that a delegation token is good for until it is renewed.',
  ),
  'delegation.token.expiry.check.interval.ms': long(3_600_000, atLeast(1), LOW, READ_ONLY).about(
    'Milliseconds between two sweeps of expired delegation tokens.',
  ),
});
