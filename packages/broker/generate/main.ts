import { writeFileSync } from 'node:fs';
import { HANDLERS } from '../src/handlers/index.ts';
import { supportPage } from './support-page.ts';

writeFileSync(new URL('../../../docs/compatibility.md', import.meta.url), supportPage(HANDLERS));
