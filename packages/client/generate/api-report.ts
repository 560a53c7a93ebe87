import type { Declaration } from './declarations.ts';

/** The page of all that the client offers, so that a change of it shows in a review. */
export function apiReport(declarations: readonly Declaration[]): string {
  const parts = declarations.map(({ name, text }) => `## ${name}\n\n\`\`\`ts\n${text}\n\`\`\`\n`);
  return `# What @kavka/client offers

Written by \`npm run generate\` from the declarations that the compiler makes; a test fails when it is not fresh. What each name
is for stands beside it in the sources.

${parts.join('\n')}`;
}
