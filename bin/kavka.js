// The entry of every command, on whatever way it came here.
import { isBundleFresh } from './bundle.js';
import { runProgram } from './program.js';

await runProgram(isBundleFresh() ? '../dist/kavka.js' : '../packages/cli/src/main.ts');
