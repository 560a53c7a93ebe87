/**
 * Writes docs/configuration.md from the definitions: `node packages/config/generate/docs.ts`. The page is committed, and a test
 * fails when it is not fresh.
 */
import { writeFileSync } from 'node:fs';
import { configurationPage } from './page.ts';

const PAGE = new URL('../../../docs/configuration.md', import.meta.url);

writeFileSync(PAGE, configurationPage());
