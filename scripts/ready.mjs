// Makes a fresh clone runnable: installs the locked packages and builds `dist/` where either is missing or
// stale. `npm test` and `npm run demo` call it first, so that each works with nothing installed.
// Plain JavaScript, no dependency: it runs before there is any.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** SHA-256 over names and contents of files and folders, in sorted order. */
function digest(paths) {
  const hash = createHash('sha256').update(process.version);
  const visit = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');
}

function step(stampFile, wanted, what, run) {
  const stamp = join(root, stampFile);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write(`${what} …\n`);
  run();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

const exec = (file, args) => execFileSync(file, args, { cwd: root, stdio: ['ignore', 2, 2] });

step(
  'node_modules/.meerkat-installed',
  digest(['package.json', 'package-lock.json']),
  'Installing packages',
  () => exec(npm, ['ci', '--no-audit', '--no-fund']),
);
step(
  'dist/.built',
  digest(['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']),
  'Building',
  () => {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    exec(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json']);
  },
);
