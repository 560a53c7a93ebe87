/** Writes docs/api/client.md: `node packages/client/generate/main.ts`. The page is committed, and a test fails when it is not fresh. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { apiReport } from './api-report.ts';
import { clientDeclarations } from './declarations.ts';

const FOLDER = new URL('../../../docs/api/', import.meta.url);

mkdirSync(FOLDER, { recursive: true });
writeFileSync(new URL('client.md', FOLDER), apiReport(clientDeclarations()));
