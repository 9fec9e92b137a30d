import { measureSource } from '../render/measure-source'
import { shownName } from '../wav/audio-file-error'
import { type CommandSpec, helpOf, readArguments } from './arguments'
import { measured } from './measured'
import { NodeHost } from './node-host'
import { probeFile, stemRefOf } from './stem-files'
import type { Surroundings } from './surroundings'
import { UsageError } from './usage-error'

export const MEASURE: CommandSpec = {
  name: 'measure',
  operands: 'FILE... [--json]',
  summary: 'Measures loudness (ITU-R BS.1770, EBU R 128), loudness range, true peak and sample peak of each file.',
  options: {
    json: { type: 'boolean', help: 'An array of objects instead of a table; null where a value is undefined.' },
  },
}

type Row = Awaited<ReturnType<typeof measureFile>>

export async function measure(args: readonly string[], { print, say, signal }: Surroundings): Promise<void> {
  const given = readArguments(MEASURE, args)
  if (!given) return print(helpOf(MEASURE))
  const paths = given.operands
  if (paths.length === 0) throw new UsageError('Name at least one file. See: tutti measure --help')
  const host = new NodeHost()
  const rows: (Row | null)[] = paths.map(() => null)
  const errors: unknown[] = []
  const queue = paths.map((_, index) => index).reverse()
  const oneAfterTheOther = async () => {
    for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
      try {
        rows[index] = await measureFile(paths[index] as string, host, signal, say)
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
  const { loudness, warnings } = await measureSource(stem, host, { signal })
  for (const warning of [...file.warnings, ...warnings]) say(warning)
  return {
    file: path,
    ...measured(loudness),
    sampleRateHz: file.rateHz,
    bitDepth: file.bitDepth,
    channels: file.channels,
    durationSeconds: file.frames / file.rateHz,
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
