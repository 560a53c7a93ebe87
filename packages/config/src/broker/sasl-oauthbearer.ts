import {
  boolean,
  className,
  defineConfigs,
  HIGH,
  int,
  LOW,
  list,
  long,
  MEDIUM,
  password,
  READ_ONLY,
  string,
} from '../define.ts';
import { between, oneOfInAnyCase } from '../validators.ts';

/** Tokens of OAuth. Clients know these too. */
export const SASL_OAUTHBEARER_CONFIGS = defineConfigs({
  'sasl.oauthbearer.token.endpoint.url': string(null, MEDIUM, READ_ONLY).about(
    'Address of the service that gives out tokens, or of a file with one.',
  ),
  'sasl.oauthbearer.jwks.endpoint.url': string(null, MEDIUM, READ_ONLY).about(
    'Address of the keys with which tokens are checked, or of a file with them.',
  ),
  'sasl.oauthbearer.jwks.endpoint.refresh.ms': long(3_600_000, LOW, READ_ONLY).about(
    'Milliseconds after which the keys are read anew.',
  ),
  'sasl.oauthbearer.jwks.endpoint.retry.backoff.ms': long(100, LOW, READ_ONLY).about(
    'Milliseconds before the keys are asked for again after a failure, at first.',
  ),
  'sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms': long(10_000, LOW, READ_ONLY).about(
    'Longest pause in milliseconds between tries to read the keys.',
  ),
  'sasl.oauthbearer.jwt.retriever.class': className(
    'org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever',
    MEDIUM,
    READ_ONLY,
  ).about("The class that gets tokens. Kavka reads Kafka's own names only."),
  'sasl.oauthbearer.jwt.validator.class': className(
    'org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator',
    MEDIUM,
    READ_ONLY,
  ).about("The class that checks tokens. Kavka reads Kafka's own names only."),
  'sasl.oauthbearer.clock.skew.seconds': int(30, LOW, READ_ONLY).about(
    "Seconds by which the clocks of the token's issuer and this side may differ.",
  ),
  'sasl.oauthbearer.expected.audience': list([], HIGH, READ_ONLY).about(
    'Audiences of which a token must name one; any when empty.',
  ),
  'sasl.oauthbearer.expected.issuer': string(null, HIGH, READ_ONLY).about(
    'The issuer that a token must name; any when not set.',
  ),
  'sasl.oauthbearer.scope': string(null, MEDIUM, READ_ONLY).about('The scope to ask the token service for.'),
  'sasl.oauthbearer.scope.claim.name': string('scope', LOW, READ_ONLY).about(
    'Name of the claim that holds the scope.',
  ),
  'sasl.oauthbearer.sub.claim.name': string('sub', LOW, READ_ONLY).about(
    'Name of the claim that holds the user.',
  ),
  'sasl.oauthbearer.client.credentials.client.id': string(null, MEDIUM, READ_ONLY).about(
    'Client id for the token service.',
  ),
  'sasl.oauthbearer.client.credentials.client.secret': password(null, MEDIUM, READ_ONLY).about(
    'Client secret for the token service.',
  ),
  'sasl.oauthbearer.assertion.algorithm': string(
    'RS256',
    oneOfInAnyCase('ES256', 'RS256'),
    MEDIUM,
    READ_ONLY,
  ).about('The algorithm with which assertions for the token service are signed.'),
  'sasl.oauthbearer.assertion.claim.aud': string(null, MEDIUM, READ_ONLY).about(
    'The audience claim of assertions that are made here.',
  ),
  'sasl.oauthbearer.assertion.claim.exp.seconds': int(300, between(0, 86_400), LOW, READ_ONLY).about(
    'Seconds after which an assertion made here ends.',
  ),
  'sasl.oauthbearer.assertion.claim.iss': string(null, MEDIUM, READ_ONLY).about(
    'The issuer claim of assertions that are made here.',
  ),
  'sasl.oauthbearer.assertion.claim.jti.include': boolean(false, MEDIUM, READ_ONLY).about(
    'Whether assertions made here get an id of their own.',
  ),
  'sasl.oauthbearer.assertion.claim.nbf.seconds': int(60, between(0, 3600), LOW, READ_ONLY).about(
    'Seconds before now from which an assertion made here is good.',
  ),
  'sasl.oauthbearer.assertion.claim.sub': string(null, MEDIUM, READ_ONLY).about(
    'The subject claim of assertions that are made here.',
  ),
  'sasl.oauthbearer.assertion.file': string(null, MEDIUM, READ_ONLY).about(
    'File with a ready-made assertion.',
  ),
  'sasl.oauthbearer.assertion.private.key.file': string(null, MEDIUM, READ_ONLY).about(
    'File with the private key, as PEM, that signs assertions.',
  ),
  'sasl.oauthbearer.assertion.private.key.passphrase': password(null, MEDIUM, READ_ONLY).about(
    'Password of the private key that signs assertions.',
  ),
  'sasl.oauthbearer.assertion.template.file': string(null, MEDIUM, READ_ONLY).about(
    'File with the fixed head and claims of assertions, as JSON.',
  ),
});
