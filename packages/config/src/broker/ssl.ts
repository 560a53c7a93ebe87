import {
  boolean,
  className,
  defineConfigs,
  LOW,
  list,
  MEDIUM,
  PER_BROKER,
  password,
  READ_ONLY,
  string,
} from '../define.ts';
import { oneOf } from '../validators.ts';

/** TLS. Clients know most of these too. */
export const SSL_CONFIGS = defineConfigs({
  'ssl.client.auth': string('none', oneOf('required', 'requested', 'none'), MEDIUM, PER_BROKER).about(
    'Whether clients must show a certificate: `required`, `requested` (may) or `none`.',
  ),
  'ssl.protocol': string('TLSv1.3', MEDIUM, PER_BROKER).about('The TLS version to start from.'),
  'ssl.enabled.protocols': list(['TLSv1.2', 'TLSv1.3'], MEDIUM, PER_BROKER).about(
    'The TLS versions that connections may use.',
  ),
  'ssl.provider': string(null, MEDIUM, PER_BROKER).about(
    'The Java security provider for TLS. Without effect in Kavka.',
  ),
  'ssl.cipher.suites': list([], MEDIUM, PER_BROKER).about(
    "The cipher suites that connections may use; all the runtime's when empty.",
  ),
  'ssl.keystore.type': string('JKS', MEDIUM, PER_BROKER).about(
    'Form of the key store: `JKS`, `PKCS12` or `PEM`.',
  ),
  'ssl.keystore.location': string(null, MEDIUM, PER_BROKER).about(
    "File with this side's private key and certificate.",
  ),
  'ssl.keystore.password': password(null, MEDIUM, PER_BROKER).about('Password of the key store file.'),
  'ssl.keystore.key': password(null, MEDIUM, PER_BROKER).about(
    "This side's private key as PEM text, in place of a file.",
  ),
  'ssl.keystore.certificate.chain': password(null, MEDIUM, PER_BROKER).about(
    "This side's certificate and its issuers as PEM text, in place of a file.",
  ),
  'ssl.key.password': password(null, MEDIUM, PER_BROKER).about(
    'Password of the private key in the key store.',
  ),
  'ssl.truststore.type': string('JKS', MEDIUM, PER_BROKER).about(
    'Form of the trust store: `JKS`, `PKCS12` or `PEM`.',
  ),
  'ssl.truststore.location': string(null, MEDIUM, PER_BROKER).about(
    'File with the certificates that are trusted.',
  ),
  'ssl.truststore.password': password(null, MEDIUM, PER_BROKER).about('Password of the trust store file.'),
  'ssl.truststore.certificates': password(null, MEDIUM, PER_BROKER).about(
    'The certificates that are trusted as PEM text, in place of a file.',
  ),
  'ssl.keymanager.algorithm': string('SunX509', MEDIUM, PER_BROKER).about(
    'The Java algorithm for choosing keys. Without effect in Kavka.',
  ),
  'ssl.trustmanager.algorithm': string('PKIX', MEDIUM, PER_BROKER).about(
    'The Java algorithm for judging certificates. Without effect in Kavka.',
  ),
  'ssl.secure.random.implementation': string(null, LOW, PER_BROKER).about(
    'The Java source of randomness for TLS. Without effect in Kavka.',
  ),
  'ssl.endpoint.identification.algorithm': string('https', LOW, PER_BROKER).about(
    "`https` checks that a server's certificate is made out to its host name; empty does not.",
  ),
  'ssl.engine.factory.class': className(null, LOW, PER_BROKER).about(
    'The Java class that makes TLS engines. Without effect in Kavka.',
  ),
  'ssl.principal.mapping.rules': string('DEFAULT', LOW, READ_ONLY).about(
    "Rules that turn the name in a client's certificate into a user name; `DEFAULT` takes the whole name.",
  ),
  'ssl.allow.dn.changes': boolean(false, LOW, READ_ONLY).about(
    'Whether a key store put in place while running may be made out to another name.',
  ),
  'ssl.allow.san.changes': boolean(false, LOW, READ_ONLY).about(
    'Whether a key store put in place while running may drop alternative names.',
  ),
});
