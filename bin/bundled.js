// As kavka.js, for `bin/kavka` where that has found the bundle fresh: `find` takes a fifth of the time for it.
import { runProgram } from './program.js';

await runProgram('../dist/kavka.js');
