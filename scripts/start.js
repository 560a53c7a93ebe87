// `npm start`: installs what is missing, then runs a node.
import { continueIn, ensureBuilt, ensureInstalled } from './bootstrap.js';

const CHECK_MS = 500;

ensureInstalled();
ensureBuilt();
if (process.env.npm_lifecycle_event === 'start') endWithNpm();
await continueIn('bin/kavka.js', ['start', ...process.argv.slice(2)]);

/** npm does not pass SIGTERM through its shell: when both are gone, the node must not stay behind with the port. */
function endWithNpm() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS);
  timer.unref();
}
