// Executes the Dockerfile's instructions, as parsed from it, in an empty folder: every stage is a folder that stands
// for its image's root. Then starts the final stage's CMD with its environment and runs its HEALTHCHECK. What this
// proves: the file copies all that is needed and nothing else, its commands work, the container would become healthy,
// would not run as root, and stops when asked. It does not prove the base image.
//
//     node scripts/dockerfile-dry-run.mjs                packages from the registry, as in a real build
//     node scripts/dockerfile-dry-run.mjs --installed    packages from this clone's node_modules, no network
import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execForm, optionsOf, parseDockerfile, stagesOf } from './dockerfile.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installed = process.argv.includes('--installed');
const work = mkdtempSync(join(tmpdir(), 'dockerfile-'));
const say = (text) => process.stdout.write(`${text}\n`);
const assert = (holds, text) => {
  if (!holds) throw new Error(text);
  say(`ok    ${text}`);
};

/** The build context: what .dockerignore lets through. */
function makeContext() {
  const context = join(work, 'context');
  mkdirSync(context);
  for (const row of readFileSync(join(root, '.dockerignore'), 'utf8').split('\n'))
    if (row.startsWith('!'))
      cpSync(join(root, row.slice(1)), join(context, row.slice(1)), { recursive: true });
  return context;
}

/** PATH with an `npm` that copies installed packages, where asked for. */
function path() {
  if (!installed) return process.env.PATH;
  const bin = join(work, 'bin');
  mkdirSync(bin, { recursive: true });
  const real = spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim();
  const shim = join(root, 'scripts/dockerfile-npm.mjs');
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\nexec node '${shim}' '${root}' '${real}' "$@"\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  return `${bin}:${process.env.PATH}`;
}

/** One stage's state while its instructions are executed. */
class Stage {
  constructor(stage, folders, context) {
    this.name = stage.name;
    this.image = stage.image;
    this.folder = join(work, `stage-${stage.name}`);
    this.folders = folders;
    this.context = context;
    this.workdir = '/';
    this.user = 'root';
    this.env = {};
    mkdirSync(this.folder);
  }

  /** A path of the image on this machine. */
  real(path) {
    return join(this.folder, posix.resolve(this.workdir, path));
  }

  /** Absolute paths of the image in a command or value. */
  mapped(text) {
    return text.replace(
      /(^|[\s=:'"])(\/(?:app|home)\/?[\w./-]*)/g,
      (_, before, path) => before + this.real(path),
    );
  }

  environment() {
    const env = Object.fromEntries(
      Object.entries(this.env).map(([name, value]) => [name, this.mapped(value)]),
    );
    return { PATH: path(), HOME: join(this.folder, 'home/node'), ...env };
  }

  execute({ name, text }) {
    say(`${this.name}: ${name} ${text.slice(0, 100)}`);
    if (name === 'WORKDIR')
      mkdirSync(this.real((this.workdir = posix.resolve(this.workdir, text))), { recursive: true });
    else if (name === 'ENV') this.env[text.slice(0, text.indexOf('='))] = text.slice(text.indexOf('=') + 1);
    else if (name === 'COPY') this.copy(text);
    else if (name === 'RUN') this.run(text);
    else if (name === 'USER') this.user = text;
    else if (name === 'CMD') this.command = execForm(text);
    else if (name === 'HEALTHCHECK') this.health = execForm(optionsOf(text).rest.replace(/^CMD\s+/, ''));
  }

  copy(text) {
    const { options, rest } = optionsOf(text);
    const words = rest.split(/\s+/);
    const target = words.pop();
    for (const word of words) {
      const from =
        options.from === undefined ? join(this.context, word) : join(this.folders.get(options.from), word);
      const to = this.real(target);
      // A single folder's contents, or a single file to a name; several files go into a folder.
      const many = words.length > 1 || target.endsWith('/');
      cpSync(from, many ? join(to, basename(word)) : to, { recursive: true });
    }
  }

  run(text) {
    const { status } = spawnSync('sh', ['-ec', this.mapped(text)], {
      cwd: this.real('.'),
      env: this.environment(),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) throw new Error(`RUN ${text} ended with ${status}`);
  }
}

function build() {
  const stages = stagesOf(parseDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8')));
  const context = makeContext();
  const folders = new Map();
  let last;
  for (const one of stages) {
    last = new Stage(one, folders, context);
    folders.set(one.name, last.folder);
    for (const instruction of one.instructions) last.execute(instruction);
  }
  return last;
}

function inspect(stage) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const has = (path) => existsSync(stage.real(path));
  assert(/^node:24(\.|-|$)/.test(stage.image), `the image is the current LTS: ${stage.image}`);
  assert(!['root', '0', ''].includes(stage.user), `runs as ${stage.user}, not as root`);
  assert(stage.env.NODE_ENV === 'production', 'NODE_ENV is production');
  const missing = Object.keys(manifest.dependencies).filter((name) => !has(`node_modules/${name}`));
  assert(missing.length === 0, `has all dependencies ${missing}`);
  const extra = Object.keys(manifest.devDependencies).filter((name) =>
    has(`node_modules/${name}/package.json`),
  );
  assert(
    extra.every((name) => name.startsWith('@types/')),
    `has no development dependencies ${extra}`,
  );
  const top = readdirSync(stage.real('.')).sort().join(' ');
  assert(top === 'LICENSE app.yml dist node_modules package.json rules', `has nothing else: ${top}`);
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function start(stage) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const port = 20_000 + (process.pid % 20_000);
  const env = {
    ...stage.environment(),
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_ID: '1',
    WEBHOOK_SECRET: 'a secret of the dry run',
    PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  const options = { cwd: stage.real('.'), env };
  const [program, ...args] = stage.command;
  const container = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => container.once('exit', resolve));
  try {
    const [check, ...checkArgs] = stage.health;
    let healthy = false;
    for (let i = 0; i < 100 && !healthy && container.exitCode === null; i++) {
      healthy = spawnSync(check, checkArgs, options).status === 0;
      if (!healthy) await sleep(200);
    }
    assert(healthy, 'CMD starts, and HEALTHCHECK finds it healthy');
    assert(existsSync(join(stage.environment().MEERKAT_DATA, 'queue.db')), 'the queue is in the volume');
    container.kill('SIGTERM');
    assert((await ended) === 0, 'SIGTERM ends it cleanly');
  } finally {
    container.kill('SIGKILL');
  }
}

try {
  const image = build();
  inspect(image);
  await start(image);
  say('The Dockerfile builds, starts and becomes healthy.');
} catch (error) {
  say(`not ok: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
