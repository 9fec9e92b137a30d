import type { LoudnessHistory } from '../engine/loudness-history'
import { measureSource } from '../render/measure-source'
import { shownName } from '../wav/audio-file-error'
import { type CommandSpec, helpOf, readArguments } from './arguments'
import { measured } from './measured'
import { NodeHost } from './node-host'
import { refuseOverwriting } from './output-paths'
import { SafeOutput } from './safe-output'
import { probeFile, stemRefOf } from './stem-files'
import type { Surroundings } from './surroundings'
import { UsageError } from './usage-error'

export const MEASURE: CommandSpec = {
  name: 'measure',
  operands: 'FILE... [options]',
  summary: 'Measures loudness (ITU-R BS.1770, EBU R 128), loudness range, true peak and sample peak of each file.',
  options: {
    json: { type: 'boolean', help: 'An array of objects instead of a table; null where a value is undefined.' },
    history: {
      type: 'string',
      value: 'FILE.json',
      help: 'Writes momentary and short-term loudness and true peak of every 100 ms, for one FILE.',
    },
  },
}

type Row = Awaited<ReturnType<typeof measureFile>>['row']

export async function measure(args: readonly string[], { print, say, signal }: Surroundings): Promise<void> {
  const given = readArguments(MEASURE, args)
  if (!given) return print(helpOf(MEASURE))
  const paths = given.operands
  if (paths.length === 0) throw new UsageError('Name at least one file. See: tutti measure --help')
  const historyPath = given.text('history')
  if (historyPath !== undefined && paths.length !== 1) throw new UsageError('--history is for one file: name one.')
  if (historyPath !== undefined) refuseOverwriting([{ asked: '--history', path: historyPath }], paths)
  const host = new NodeHost()
  const rows: (Row | null)[] = paths.map(() => null)
  const errors: unknown[] = []
  const queue = paths.map((_, index) => index).reverse()
  const oneAfterTheOther = async () => {
    for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
      try {
        const { row, history } = await measureFile(paths[index] as string, host, signal, say)
        rows[index] = row
        if (historyPath !== undefined) writeHistory(historyPath, row, history)
      } catch (error) {
        if (signal.aborted) throw error
        errors.push(error)
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: host.threads }, oneAfterTheOther))
  } finally {
    host.dispose()
  }
  const done = rows.filter((row) => row !== null)
  if (given.flag('json')) print(`${JSON.stringify(done, null, 2)}\n`)
  else if (done.length > 0) print(tableOf(done))
  const [first, ...others] = errors
  for (const error of others) say((error as Error).message)
  if (first) throw first
}

async function measureFile(path: string, host: NodeHost, signal: AbortSignal, say: (line: string) => void) {
  const file = await probeFile(path)
  const stem = stemRefOf(file, null)
  host.place(stem, file.path)
  const { loudness, history, warnings } = await measureSource(stem, host, { signal })
  for (const warning of [...file.warnings, ...warnings]) say(warning)
  const row = {
    file: path,
    ...measured(loudness),
    sampleRateHz: file.rateHz,
    bitDepth: file.bitDepth,
    channels: file.channels,
    durationSeconds: file.frames / file.rateHz,
  }
  return { row, history }
}

/** Hundredths, as finely as anybody reads them; null where a window is not full yet, or silent. */
const listed = (values: Float32Array | undefined) =>
  Array.from(values ?? [], (value) => (Number.isFinite(value) ? Number(value.toFixed(2)) + 0 : null))

function writeHistory(path: string, row: Row, history: LoudnessHistory | null): void {
  const output = new SafeOutput(path)
  try {
    const text = JSON.stringify({
      ...row,
      hopSeconds: history?.hopSeconds ?? null,
      momentaryLufs: listed(history?.momentaryLufs),
      shortTermLufs: listed(history?.shortTermLufs),
      historyTruePeakDbtp: listed(history?.truePeakDbtp),
    })
    output.write(new TextEncoder().encode(`${text}\n`))
    output.finish()
  } catch (error) {
    output.discard()
    throw error
  }
}

const COLUMNS: readonly [string, (row: Row) => string][] = [
  ['file', (row) => shownName(row.file, 48)],
  ['I LUFS', (row) => decimals(row.integratedLufs, 1)],
  ['LRA LU', (row) => decimals(row.loudnessRangeLu, 1)],
  ['max M', (row) => decimals(row.maxMomentaryLufs, 1)],
  ['max S', (row) => decimals(row.maxShortTermLufs, 1)],
  ['dBTP', (row) => decimals(row.truePeakDbtp, 2)],
  ['dBFS', (row) => decimals(row.samplePeakDbfs, 2)],
  ['Hz', (row) => String(row.sampleRateHz)],
  ['bits', (row) => String(row.bitDepth)],
  ['ch', (row) => String(row.channels)],
  ['s', (row) => row.durationSeconds.toFixed(2)],
]

function decimals(value: number | null, digits: number): string {
  // Adding zero makes a rounded -0 a 0.
  return value === null ? '-' : (Number(value.toFixed(digits)) + 0).toFixed(digits)
}

function tableOf(rows: readonly Row[]): string {
  const cells = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, show]) => show(row)))]
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => (line[column] ?? '').length)))
  return cells
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
    .concat('\n')
}
