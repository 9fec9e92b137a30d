import { type ExportFormat, FORMATS, type SampleFormat } from '../session/export-format'
import type { AlternatesPlan } from '../session/plan-alternates'
import type { AlternateFile, AlternatesRequest, SumCheck } from './alternate-files'
import { isConverted } from './graph-jobs'

/**
 * What a residual must stay under; 16 bits promise nothing, their steps are too coarse. Floats over full scale are
 * rounded more coarsely by as much as they are over.
 */
const BAR_DBFS: Record<SampleFormat, number> = { float32: -130, pcm24: -100, pcm16: 0 }

const named = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
const signed = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(1)}`

/** What there is to say of linked files: plainly what sums and what does not, and why one is not what it would be alone. */
export function linkedNotes(
  request: AlternatesRequest,
  plan: AlternatesPlan,
  files: readonly AlternateFile[],
  sums: readonly SumCheck[],
): string[] {
  if (files.length === 0) return []
  const { session, format } = request
  return [
    ...(isConverted(request) ? [CONVERTED_NOTE] : []),
    ...oversNotes(format, files),
    ...sums.map((sum) => sumNote(sum, BAR_DBFS[FORMATS[format].samples] + Math.max(0, loudestOf(files)))),
    ...(isConverted(request) ? [] : loneNotes(plan)),
    ...(session.master.saturator.on ? [SATURATOR_NOTE] : []),
    ...(session.master.reverb.on ? [REVERB_NOTE] : []),
    ...ceilingNotes(session.master.limiter, files),
  ]
}

const CONVERTED_NOTE =
  'At another rate than the session’s each file is converted for itself and the master is limited once more: the sum of the files is not checked. Export at the session’s rate for files that sum.'
const SATURATOR_NOTE =
  "The master's saturator is on: linked files carry the saturation of the whole song, which is not what each would get alone. They still sum."
const REVERB_NOTE =
  'The reverb is on: each file carries the reverb of its own stems, and ends with its tail. They still sum.'

const loudestOf = (files: readonly AlternateFile[]) => Math.max(...files.map(({ peakDbfs }) => peakDbfs))

function oversNotes(format: ExportFormat, files: readonly AlternateFile[]): string[] {
  const [first] = files
  if (!first) return []
  const peaks = files.map(({ peakDbfs, gainDb }) => peakDbfs - gainDb)
  const loudest = files[peaks.indexOf(Math.max(...peaks))] as AlternateFile
  const why = `"${loudest.name}" would exceed full scale (${signed(Math.max(...peaks))} dBFS), because other stems cancel it`
  if (first.gainDb !== 0) {
    const by = `${(-first.gainDb).toFixed(1)} dB`
    return [`${why}: all files beside the master are lowered by ${by}, and sum to the master lowered by ${by}.`]
  }
  return first.format === format ? [] : [`${why}: all files beside the master are written as 32-bit float.`]
}

function sumNote({ names, gainDb, residualDbfs }: SumCheck, barDbfs: number): string {
  const what = gainDb === 0 ? 'the master' : `the master lowered by ${(-gainDb).toFixed(1)} dB`
  if (residualDbfs === Number.NEGATIVE_INFINITY) return `${named(names)} sum to ${what} exactly.`
  const residual = `${residualDbfs.toFixed(1)} dBFS`
  if (residualDbfs < barDbfs) return `${named(names)} sum to ${what}: the residual is ${residual} RMS.`
  return `${named(names)} do not sum to ${what} as they should: the residual is ${residual} RMS, over ${barDbfs.toFixed(0)}.`
}

/** Sets that no choice of the others makes whole. */
function loneNotes({ files, sums }: AlternatesPlan): string[] {
  const summed = new Set(sums.flat())
  const alone = files.filter((_, place) => !summed.has(place)).map(({ name }) => name)
  if (alone.length === 0) return []
  return [
    `${named(alone)} ${alone.length === 1 ? 'is' : 'are'} not meant to sum: no choice of files holds every stem once with ${alone.length === 1 ? 'it' : 'them'}.`,
  ]
}

/** The ceiling is the master's: a part of it may be above, where others hold it down. */
function ceilingNotes(limiter: { on: boolean; ceilingDbtp: number }, files: readonly AlternateFile[]): string[] {
  const over = limiter.on ? files.filter(({ loudness }) => loudness.truePeakDbtp > limiter.ceilingDbtp) : []
  if (over.length === 0) return []
  const peaks = over.map(({ name, loudness }) => `"${name}" (${signed(loudness.truePeakDbtp)} dBTP)`).join(', ')
  return [`Over the ceiling, which holds for the master: ${peaks}. Other stems hold it down there.`]
}
