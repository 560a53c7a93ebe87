#!/usr/bin/env node
// npm links this file under the name of each tool: `npx kafka-topics` is `kavka kafka-topics`. Runs on the project's own Node.
import { basename } from 'node:path';
import process from 'node:process';
import { continueIn } from '../../../scripts/bootstrap.js';

const name = basename(process.argv[1] ?? '').replace(/\.(js|cmd)$/, '');
const words = process.argv.slice(2);
await continueIn('bin/kavka.js', name.startsWith('kafka-') ? [name, ...words] : words);
