/**
 * Writes docs/api/client.md and client-configs.md: `node packages/client/generate/main.ts`. The pages are committed; tests fail where they
 * are not fresh.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { apiReport } from './api-report.ts';
import { configPage } from './config-page.ts';
import { clientDeclarations } from './declarations.ts';

const FOLDER = new URL('../../../docs/api/', import.meta.url);

mkdirSync(FOLDER, { recursive: true });
writeFileSync(new URL('client.md', FOLDER), apiReport(clientDeclarations()));
writeFileSync(new URL('client-configs.md', FOLDER), configPage());
