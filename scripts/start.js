// `npm start`: installs what is missing, then runs a node.
import { continueIn, ensureInstalled } from './bootstrap.js';

ensureInstalled();
await continueIn('bin/kavka.js', ['start', ...process.argv.slice(2)]);
