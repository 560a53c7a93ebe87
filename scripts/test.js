// `npm test`: installs what is missing, then checks and tests everything, or the test files named as arguments.
import { continueIn, ensureInstalled } from './bootstrap.js';

ensureInstalled();
await continueIn('scripts/run-tests.ts', process.argv.slice(2));
