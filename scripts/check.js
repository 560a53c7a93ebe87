// `npm run check`: types, lint and format.
import { continueIn, ensureInstalled } from './bootstrap.js';

ensureInstalled();
await continueIn('scripts/run-checks.ts', process.argv.slice(2));
