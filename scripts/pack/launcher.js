#!/usr/bin/env node
// npm links this file under the name of each tool: `npx kafka-topics` is `kavka kafka-topics`.
import module from 'node:module';
import { basename } from 'node:path';
import process from 'node:process';

const name = basename(process.argv[1] ?? '').replace(/\.(js|cmd)$/, '');
if (name.startsWith('kafka-')) process.argv.splice(2, 0, name);

module.enableCompileCache?.();
await import('../dist/main.js');

// Node writes the cache when the process ends. A server is often killed instead.
setTimeout(() => module.flushCompileCache?.(), 3000).unref();
