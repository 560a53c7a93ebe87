// Writes the generated files of src/ from spec/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate } from './generate.ts';

const home = join(import.meta.dirname, '..');
const files = generate(join(home, 'spec'));
rmSync(join(home, 'src/messages'), { recursive: true, force: true });
for (const [path, text] of files) {
  const file = join(home, 'src', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log(`${files.size} files`);
