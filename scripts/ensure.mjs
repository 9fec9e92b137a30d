// What every command needs before it runs: the packages installed, the parts built; each redone only when its inputs changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const stampFile = (name) => resolve(root, '.cache/stamps', name)

/** Runs a command with its output on stderr (a command's stdout belongs to what the user asked for). */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options })
    child.on('error', fail)
    child.on('exit', (code) =>
      code === 0 ? done() : fail(new Error(`${command} ${args.join(' ')} ended with ${code}`)),
    )
  })
}

async function filesUnder(path) {
  const entries = await readdir(resolve(root, path), { withFileTypes: true }).catch(() => null)
  if (!entries) return existsSync(resolve(root, path)) ? [path] : []
  const nested = await Promise.all(entries.map((entry) => filesUnder(join(path, entry.name))))
  return nested.flat().sort()
}

async function digestOf(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of (await Promise.all(paths.map(filesUnder))).flat()) {
    hash.update(path).update(await readFile(resolve(root, path)))
  }
  return hash.digest('hex')
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Two commands started at once must not install or build over each other: the second waits, and finds it done. */
async function locked(name, work) {
  const lock = stampFile(`${name}.lock`)
  await mkdir(dirname(lock), { recursive: true })
  const take = () =>
    writeFile(lock, String(process.pid), { flag: 'wx' }).then(
      () => true,
      () => false,
    )
  while (!(await take())) {
    const owner = Number(await readFile(lock, 'utf8').catch(() => '0'))
    // Left behind by a command that was killed.
    if (owner > 0 && !isAlive(owner)) await rm(lock, { force: true })
    await new Promise((done) => setTimeout(done, 250))
  }
  try {
    await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function unlessDone(name, inputs, outputs, work) {
  const digest = await digestOf(inputs)
  const isDone = async () =>
    (await readFile(stampFile(name), 'utf8').catch(() => '')) === digest &&
    outputs.every((path) => existsSync(resolve(root, path)))
  if (await isDone()) return
  await locked(name, async () => {
    if (await isDone()) return
    await rm(stampFile(name), { force: true })
    await work()
    await writeFile(stampFile(name), digest)
  })
}

/** `npm ci`, when the lock file is not the one that was installed last. */
export async function ensureInstalled() {
  await unlessDone('install', ['package-lock.json'], ['node_modules/vite/package.json'], async () => {
    console.error('Installing packages ...')
    const npm = process.env.npm_execpath
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args])
    else await run('npm', args, { shell: process.platform === 'win32' })
  })
}

const CORE = ['package-lock.json', 'scripts/build-dsp.mjs', 'scripts/generate-slots.mjs', 'src/params', 'worklets/dsp']
const DSP_OUTPUTS = ['build/dsp.wasm', 'worklets/dsp/generated/slots.ts']
const REVIEWER = ['src', 'vite.reviewer.config.ts']
const PARTS = {
  reviewer: {
    name: 'page inside review files',
    inputs: REVIEWER,
    outputs: ['build/reviewer.js', 'build/reviewer.css'],
    config: 'vite.reviewer.config.ts',
  },
  app: {
    name: 'page',
    inputs: [...REVIEWER, 'worklets', 'public', 'index.html', 'vite.config.ts', 'scripts/vite-offline.mjs'],
    outputs: ['dist/index.html'],
    config: 'vite.config.ts',
    // A review file is made of it.
    needs: ['reviewer'],
  },
  cli: {
    name: 'command line',
    inputs: ['src', 'public', 'vite.cli.config.ts'],
    outputs: ['dist-cli/tutti.mjs'],
    config: 'vite.cli.config.ts',
  },
}

/** The DSP binary, and over it the page (`app`), the command line (`cli`) or the page of a review (`reviewer`). */
export async function ensureBuilt(...parts) {
  await unlessDone('dsp', CORE, DSP_OUTPUTS, async () => {
    console.error('Building the DSP binary ...')
    await run(process.execPath, ['scripts/build-dsp.mjs'])
  })
  for (const part of new Set(parts.flatMap((asked) => [...(PARTS[asked].needs ?? []), asked]))) {
    const { name, inputs, outputs, config } = PARTS[part]
    await unlessDone(part, [...CORE, ...inputs], outputs, async () => {
      console.error(`Building the ${name} ...`)
      await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '-c', config, '--logLevel', 'warn'])
    })
  }
}

/** Ends a script with one clear line instead of a stack. */
export function failWith(error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
