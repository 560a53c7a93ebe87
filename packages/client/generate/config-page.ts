import { ADMIN_CONFIGS, CONSUMER_CONFIGS, type Definitions, PRODUCER_CONFIGS } from '@kavka/config';
import { camelCase } from '../src/config/index.ts';
import { WITHOUT_EFFECT } from './without-effect.ts';

export const CLIENT_CONFIGS: Readonly<Record<string, Definitions>> = {
  Producer: PRODUCER_CONFIGS,
  Consumer: CONSUMER_CONFIGS,
  Admin: ADMIN_CONFIGS,
};

/** The page of all configs that clients know, with what this client makes of them. */
export function configPage(): string {
  const parts = Object.entries(CLIENT_CONFIGS).map(([client, definitions]) => table(client, definitions));
  return `# Configs of @kavka/client

Written by \`npm run generate\`; a test fails when it is not fresh. Names are Kafka's, and may be written in camel case. A config whose
meaning begins with **No effect** is known, and its value is judged, so that settings of Java clients can be taken over as they are.

${parts.join('\n')}`;
}

function table(client: string, definitions: Definitions): string {
  const rows = Object.values(definitions)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, type, defaultText, documentation }) => {
      const reason = WITHOUT_EFFECT[name];
      const meaning = reason === undefined ? documentation : `**No effect**: ${reason}.`;
      return `| \`${name}\` | \`${camelCase(name)}\` | ${type} | ${shown(defaultText)} | ${meaning} |`;
    });
  return `## ${client}\n\n| config | in camel case | type | default | meaning |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

function shown(defaultText: string | null | undefined): string {
  if (defaultText === undefined) return 'must be given';
  if (defaultText === null) return 'not set';
  return defaultText === '' ? 'empty' : `\`${defaultText}\``;
}
