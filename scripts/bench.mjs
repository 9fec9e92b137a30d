// npm run bench -- [--json]: the reference workload through the real command line, files read and written included,
// beside the same graph in the ffmpeg that is installed, if there is one. Prints multiples of real time, and what each
// processor costs by itself; --processors prints that alone.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { benchSession, ffmpegGraph } from './bench/graph.mjs'
import { benchProcessors } from './bench/processors.mjs'
import { makeStems, STEM_SECONDS } from './bench/stems.mjs'
import { ensureBuilt, ensureInstalled, failWith, root } from './ensure.mjs'

const folder = resolve(root, '.cache/bench')

/** Runs a command and resolves to its wall-clock seconds; rejects with what it said if it fails. */
function timed(command, args) {
  const fromMs = performance.now()
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (data) => {
      said += data
    })
    child.on('error', fail)
    child.on('exit', (code) => {
      if (code === 0) done((performance.now() - fromMs) / 1000)
      else fail(new Error(`${command} ended with ${code}: ${said.trim()}`))
    })
  })
}

/** The best of a few runs: what else the machine does only ever makes one slower. */
async function best(runs, command, args) {
  let seconds = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) seconds = Math.min(seconds, await timed(command, args))
  return seconds
}

async function bench(runs) {
  const stems = await makeStems(folder)
  const session = resolve(folder, 'session.json')
  await writeFile(session, JSON.stringify(benchSession(stems)))
  const out = resolve(folder, 'master.wav')
  const ours = (threads) => {
    const cli = resolve(root, 'dist-cli/tutti.mjs')
    return [cli, 'master', ...stems, '--session', session, '--out', out, '--threads', String(threads)]
  }
  const row = (name, seconds) => ({ name, seconds, timesRealTime: STEM_SECONDS / seconds, ratioToFfmpeg: null })
  const cores = availableParallelism()
  const rows = [row('tutti, 1 thread', await best(runs, process.execPath, ours(1)))]
  if (cores > 1) rows.push(row(`tutti, ${cores} threads`, await best(runs, process.execPath, ours(cores))))
  const hasFfmpeg = await timed('ffmpeg', ['-version']).then(
    () => true,
    () => false,
  )
  if (hasFfmpeg) {
    const seconds = await best(Math.min(runs, 2), 'ffmpeg', ffmpegGraph(stems, resolve(folder, 'ffmpeg.wav')))
    rows.push(row('ffmpeg, the same graph', seconds))
    for (const measured of rows) measured.ratioToFfmpeg = seconds / measured.seconds
  }
  await Promise.all(['master.wav', 'ffmpeg.wav'].map((name) => rm(resolve(folder, name), { force: true })))
  return rows
}

function tableOf(rows) {
  const lines = rows.map(({ name, seconds, timesRealTime, ratioToFfmpeg }) => {
    const beside = ratioToFfmpeg === null ? '' : `  ${ratioToFfmpeg.toFixed(2)} x ffmpeg`
    return `${name.padEnd(26)}${seconds.toFixed(2).padStart(7)} s  ${timesRealTime.toFixed(1).padStart(6)} x real time${beside}`
  })
  const ends = rows.some((row) => row.ratioToFfmpeg !== null) ? [] : ['(no ffmpeg here to compare with)']
  return [`8 stereo stems, ${STEM_SECONDS / 60} min, 48 kHz, 24 bits in and out`, ...lines, ...ends].join('\n')
}

function processorTable(processors) {
  const lines = processors.map(({ name, nsPerFrame, ratioToEqualiser, latencyFrames }) => {
    const cost = `${nsPerFrame.toFixed(1).padStart(8)} ns  ${ratioToEqualiser.toFixed(2).padStart(6)} x`
    return `${name.padEnd(28)}${cost}  ${String(latencyFrames).padStart(6)}`
  })
  return ['', 'One stereo frame at 48 kHz, beside the equaliser with 8 bands; latency in frames', ...lines].join('\n')
}

try {
  await ensureInstalled()
  await ensureBuilt('cli')
  if (!existsSync(folder)) await mkdir(folder, { recursive: true })
  const runs = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice(7) ?? 3)
  const rows = process.argv.includes('--processors') ? [] : await bench(runs)
  const processors = await benchProcessors()
  if (process.argv.includes('--json')) console.log(JSON.stringify({ rows, processors }, null, 2))
  else console.log([...(rows.length > 0 ? [tableOf(rows)] : []), processorTable(processors)].join('\n'))
} catch (error) {
  failWith(error)
}
