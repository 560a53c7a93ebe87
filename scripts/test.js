// `npm test`: installs what is missing, then checks and tests everything, or the test files named as arguments.
import { continueIn, ensureBuilt, ensureInstalled } from './bootstrap.js';

ensureInstalled();
ensureBuilt();
await continueIn('scripts/run-tests.ts', process.argv.slice(2));
