export type SecurityProtocol = 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';

/** The protocols in the order of their wire numbers. */
export const SECURITY_PROTOCOLS: readonly SecurityProtocol[] = [
  'PLAINTEXT',
  'SSL',
  'SASL_PLAINTEXT',
  'SASL_SSL',
];

/** A listener's address: `NAME://host:port`. An empty host means all interfaces. */
export interface Endpoint {
  /** In capitals. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly securityProtocol: SecurityProtocol;
}

export type ProtocolMap = ReadonlyMap<string, SecurityProtocol>;

const ENDPOINT = /^([A-Za-z0-9_.-]+):\/\/(\[[0-9a-fA-F:.%]*\]|[0-9A-Za-z\-%._]*):(\d{1,5})$/;
const MAX_PORT = 65_535;

/** The endpoints, or for each entry that is none a sentence. `config` is the name to blame. */
export function parseEndpoints(
  config: string,
  entries: readonly string[],
  protocols: ProtocolMap,
): { readonly endpoints: Endpoint[]; readonly problems: string[] } {
  const endpoints: Endpoint[] = [];
  const problems: string[] = [];
  for (const entry of entries) {
    const parsed = parseEndpoint(entry, protocols);
    if (typeof parsed === 'string') problems.push(`Invalid value "${entry}" in ${config}: ${parsed}`);
    else endpoints.push(parsed);
  }
  return { endpoints, problems };
}

function parseEndpoint(entry: string, protocols: ProtocolMap): Endpoint | string {
  const match = ENDPOINT.exec(entry);
  const port = Number(match?.[3]);
  if (!match || port > MAX_PORT) return 'expected NAME://host:port';
  const name = match[1]!.toUpperCase();
  const securityProtocol = protocols.get(name);
  if (!securityProtocol) return `listener.security.protocol.map has no security protocol for ${name}`;
  return { name, host: match[2]!.replace(/^\[|\]$/g, ''), port, securityProtocol };
}

/** Reads `NAME:PROTOCOL` pairs; of a name that comes twice the last counts. */
export function parseProtocolMap(text: string): { readonly map: ProtocolMap; readonly problems: string[] } {
  const map = new Map<string, SecurityProtocol>();
  const problems: string[] = [];
  for (const pair of text.split(',').map((entry) => entry.trim())) {
    if (pair === '') continue;
    const colon = pair.lastIndexOf(':');
    const protocol = SECURITY_PROTOCOLS.find(
      (known) =>
        known ===
        pair
          .slice(colon + 1)
          .trim()
          .toUpperCase(),
    );
    if (colon > 0 && protocol) map.set(pair.slice(0, colon).trim().toUpperCase(), protocol);
    else
      problems.push(
        `Invalid value "${pair}" in listener.security.protocol.map: expected NAME:PROTOCOL with one of ${SECURITY_PROTOCOLS.join(', ')}`,
      );
  }
  return { map, problems };
}

/** `NAME://host:port`, with brackets around an IPv6 address. */
export function formatEndpoint({ name, host, port }: Endpoint): string {
  return `${name}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
