/** Java and IANA write `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`, OpenSSL `ECDHE-RSA-AES128-GCM-SHA256`; those of TLS 1.3 are the same. */
export function openSslName(suite: string): string {
  const match = /^(?:TLS|SSL)_(.+)_WITH_(.+)$/.exec(suite.trim());
  if (match === null) return suite.trim();
  const exchange = match[1] === 'RSA' ? '' : `${match[1]!.replaceAll('_', '-')}-`;
  const cipher = match[2]!
    .replace(/AES_(\d+)/, 'AES$1')
    .replace(/_CBC_SHA/, '_SHA')
    .replace(/(CHACHA20_POLY1305)_SHA256/, '$1')
    .replace(/AES(\d+)_CCM_8/, 'AES$1_CCM8')
    .replace('3DES_EDE', 'DES_CBC3')
    .replaceAll('_', '-');
  return `${exchange}${cipher}`;
}
