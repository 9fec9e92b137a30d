// npm test: everything that must hold, from formatting to a real browser. Ends with one line "N passed, N failed".
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs'

const soak = process.argv.includes('--soak')
const counts = { passed: 0, failed: 0 }

function node(args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('exit', (code) => done(code === 0))
    child.on('error', () => done(false))
  })
}

async function check(name, work) {
  const from = Date.now()
  const passed = await work()
  counts[passed ? 'passed' : 'failed'] += 1
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`)
  return passed
}

/** Runs one vitest project and adds its counts; a run that reports no test is a failure. */
async function vitest(name, config) {
  const report = resolve(root, `.cache/reports/${name.replace(/\W+/g, '-')}.json`)
  await mkdir(resolve(root, '.cache/reports'), { recursive: true })
  await rm(report, { force: true })
  console.log(`\n${name} tests`)
  const args = ['run', '-c', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ended = await node(['node_modules/vitest/vitest.mjs', ...args])
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
    // What listens needs the machine in time: beside other browsers its sound has holes (measured: 4 tries in vain).
    await vitest('browser, in time', 'vitest.browser.timed.config.ts')
    await vitest('browser', 'vitest.browser.untimed.config.ts')
  }
} catch (error) {
  counts.failed += 1
  console.error(error instanceof Error ? error.message : error)
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
if (counts.failed > 0 || counts.passed === 0) process.exit(1)
