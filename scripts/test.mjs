// npm test: everything that must hold, from formatting to a real browser. Ends with one line "N passed, N failed".
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { resolve } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs'

const soak = process.argv.includes('--soak')
const counts = { passed: 0, failed: 0 }

/** Runs Node. What stands `behind` gives way to others, and is heard when it has ended. */
function node(args, { behind = false } = {}) {
  return new Promise((done) => {
    const stdio = behind ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    const child = spawn(process.execPath, args, { cwd: root, stdio })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes))
    if (behind && child.pid) giveWay(child.pid)
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      done(code === 0)
    })
    child.on('error', () => done(false))
  })
}

function giveWay(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // A host without priorities: then they share evenly.
  }
}

async function check(name, work) {
  const from = Date.now()
  const passed = await work()
  counts[passed ? 'passed' : 'failed'] += 1
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`)
  return passed
}

/** Runs one vitest project and adds its counts; a run that reports no test is a failure. */
async function vitest(name, config, options) {
  const report = resolve(root, `.cache/reports/${name.replace(/\W+/g, '-')}.json`)
  await mkdir(resolve(root, '.cache/reports'), { recursive: true })
  await rm(report, { force: true })
  console.log(`\n${name} tests`)
  const args = ['run', '-c', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ended = await node(['node_modules/vitest/vitest.mjs', ...args], options)
  const result = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'))
  counts.passed += result.numPassedTests ?? 0
  const failed = result.numFailedTests ?? 0
  const unfinished = (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0)
  // A skipped test, a file that would not load or a run without a test is a failure as well.
  counts.failed += Math.max(failed + unfinished, !ended || !result.numTotalTests ? 1 : 0)
}

try {
  await ensureInstalled()
  if (!soak) {
    await check('format and lint', () => node(['node_modules/@biomejs/biome/bin/biome', 'ci', '.']))
    for (const part of ['core', 'worklets', 'app', 'node']) {
      await check(`types: ${part}`, () => node(['node_modules/typescript/bin/tsc', '-p', `tsconfig.${part}.json`]))
    }
  }
  const built = await check('build', () =>
    ensureBuilt('app', 'cli').then(
      () => true,
      (error) => {
        console.error(error.message)
        return false
      },
    ),
  )
  if (built && soak) await vitest('soak', 'vitest.soak.config.ts')
  if (built && !soak) {
    await vitest('unit', 'vitest.config.ts')
    // What listens waits for the sound most of the time: what only uses the page runs beside it.
    await Promise.all([
      vitest('browser, in time', 'vitest.browser.timed.config.ts'),
      vitest('browser', 'vitest.browser.untimed.config.ts', { behind: true }),
    ])
  }
} catch (error) {
  counts.failed += 1
  console.error(error instanceof Error ? error.message : error)
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
if (counts.failed > 0 || counts.passed === 0) process.exit(1)
