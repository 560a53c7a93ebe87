const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const IPV4_IN_IPV6 = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/;

/** The one way to write an IP address, such as that of a connection; undefined for what is none. IPv4 stays IPv4 inside of IPv6. */
export function canonicalAddress(text: string): string | undefined {
  if (IPV4.test(text)) return text.split('.').map(Number).join('.');
  const isBracketed = text.startsWith('[') && text.endsWith(']');
  const inner = isBracketed ? text.slice(1, -1) : text;
  if (!/^[\da-f:.]+$/i.test(inner) || !inner.includes(':')) return undefined;
  const url = `http://[${inner}]/`;
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url).hostname.slice(1, -1);
  const [, high, low] = IPV4_IN_IPV6.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  return [high, low].flatMap((pair) => [parseInt(pair, 16) >> 8, parseInt(pair, 16) & 0xff]).join('.');
}
