// @ts-check
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './built.mjs';
import { root } from './project.mjs';

// `npm run test:hostile -- --seconds 60` for a while; `-- --files 10000 --floods 100 --kills 2000` for as long as it
// takes. The seed is told; with the same one, all is made up again as it was.
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seconds: { type: 'string' },
    files: { type: 'string' },
    floods: { type: 'string' },
    kills: { type: 'string' },
    only: { type: 'string' },
  },
});

ensureBuilt();
const seed = values.seed ?? String(Date.now() % 1_000_000_000);
process.stdout.write(`hostile files and kills, seed ${seed}\n`);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--mode', 'hostile'],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...Object.fromEntries(
        Object.entries({ ...values, seed }).map(([name, value]) => [`HOSTILE_${name.toUpperCase()}`, value]),
      ),
    },
  },
);
process.exitCode = status ?? 1;
