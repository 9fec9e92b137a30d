import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type LandedTarget, type RefusedTarget, solveTarget } from '../analysis/solve-target'
import { adviceCeilingDbtp, type DeliveryTarget, findTarget } from '../delivery/targets/delivery-target'
import { readTargets, TargetsError } from '../delivery/targets/read-targets'
import { type MasterFigures, whatServiceDoes } from '../delivery/targets/what-service-does'
import { DELIVERY } from '../params'
import type { RenderHost } from '../render/render-host'
import type { SessionDoc } from '../session/document'
import type { Arguments, OptionSpec } from './arguments'
import { reasonOf } from './stem-files'
import type { Surroundings } from './surroundings'
import { UsageError } from './usage-error'

const { min, max, unit } = DELIVERY.targetLufs
const LIMITING = DELIVERY.mostReductionDb

export const TARGET_OPTIONS: Record<string, OptionSpec> = {
  target: {
    type: 'string',
    value: unit,
    help: `Drives the limiter until the master has this integrated loudness, ${min} to ${max}, within 0.1 LU; or fails.`,
  },
  'most-limiting': {
    type: 'string',
    value: LIMITING.unit,
    help: `How far the limiter may turn down for it, ${LIMITING.min} to ${LIMITING.max}; the session's, else ${LIMITING.default}.`,
  },
  service: {
    type: 'string',
    value: 'NAME',
    help: 'The same to the level of a service, such as spotify-normal; says what the service will do to the master.',
  },
  targets: {
    type: 'string',
    value: 'FILE.json',
    help: 'Levels of services by your own file, instead of the one that comes with Tutti.',
  },
}

/** What the line says of loudness targets. */
export interface AskedTarget {
  targetLufs: number | undefined
  mostReductionDb: number | undefined
  service: string | undefined
  targetsPath: string | undefined
}

/** Reads it; throws UsageError for what cannot be meant, before anything is opened. */
export function askedTarget(given: Arguments): AskedTarget {
  const asked = {
    targetLufs: given.number('target', min, max, unit),
    mostReductionDb: given.number('most-limiting', LIMITING.min, LIMITING.max, LIMITING.unit),
    service: given.text('service'),
    targetsPath: given.text('targets'),
  }
  if (asked.targetsPath !== undefined && asked.service === undefined) {
    throw new UsageError('--targets is where --service is looked up: name a service too.')
  }
  return asked
}

/** What was found, for the report; null where no target was asked for. */
export interface AppliedTarget {
  service: DeliveryTarget | null
  solved: LandedTarget | null
}

/** The file that lies beside the built command line. */
const shippedPath = () => join(dirname(fileURLToPath(import.meta.url)), 'delivery-targets.json')

/**
 * Brings the session to what is asked for: sets its target, its service and the limiter's drive, and says what was
 * found. A `--target` wins over the level of a `--service`. Throws UsageError for a service that nobody knows or a file
 * that cannot be read, and Error, with what can be had instead, where the loudness cannot be reached.
 */
export async function applyTarget(
  asked: AskedTarget,
  session: SessionDoc,
  host: RenderHost,
  threads: number,
  { say, progress, signal }: Surroundings,
): Promise<AppliedTarget> {
  const service = asked.service === undefined ? null : await serviceOf(asked.service, asked.targetsPath)
  const targetLufs = asked.targetLufs ?? service?.levelLufs ?? null
  if (asked.mostReductionDb !== undefined) session.delivery.mostReductionDb = asked.mostReductionDb
  if (service) {
    session.delivery.service = service.id
    sayAdvice(service, session, targetLufs, say)
  }
  if (targetLufs === null) return { service, solved: null }
  session.delivery.targetLufs = targetLufs
  const solved = await solveTarget({ session, targetLufs, threads }, host, {
    signal,
    onProgress: ({ fraction }) => progress(`finding ${targetLufs} LUFS: ${Math.floor(100 * fraction)} %`),
  }).finally(() => progress(''))
  if (!solved.landed) throw new Error(refusal(solved))
  session.master.limiter.driveDb = solved.driveDb
  const limited = `limited by ${solved.maxGainReductionDb.toFixed(1)} dB at most`
  say(
    `${targetLufs} LUFS: found at ${solved.driveDb.toFixed(2)} dB of drive, ${limited}, in ${solved.renders} renders.`,
  )
  for (const note of solved.notes) say(note)
  return { service, solved }
}

/** What the service that was asked for will do to the finished master; null where none was. */
export function serviceSentence({ service }: AppliedTarget, figures: MasterFigures): string | null {
  return service && `${service.name}: ${whatServiceDoes(service, figures).sentence}.`
}

async function serviceOf(word: string, path = shippedPath()): Promise<DeliveryTarget> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`The targets file "${path}" could not be read: ${reasonOf(error)}`)
  })
  try {
    const { targets } = readTargets(text)
    const found = findTarget(targets, word)
    if (found) return found
    throw new UsageError(`--service takes ${targets.map(({ id }) => id).join(', ')}, not "${word}".`)
  } catch (error) {
    if (error instanceof TargetsError) throw new UsageError(`The targets file "${path}" is refused: ${error.message}`)
    throw error
  }
}

/** The ceiling stays as it is set: what a service advises is only said. */
function sayAdvice(
  service: DeliveryTarget,
  session: SessionDoc,
  targetLufs: number | null,
  say: (line: string) => void,
) {
  const { confidence, source, date } = service
  if (confidence !== 'primary') say(`${service.name}: ${confidence}, by ${source}, read ${date}.`)
  const advice = adviceCeilingDbtp(service, targetLufs ?? session.delivery.targetLufs)
  const { on, ceilingDbtp } = session.master.limiter
  if (advice === null || (on && ceilingDbtp <= advice)) return
  say(`${service.name} wants at most ${advice} dBTP: say --ceiling ${advice} to keep it.`)
}

/** Why, where, and what can be had: one line each. */
function refusal({ reason, text, spans, nearest }: RefusedTarget): string {
  const worst = [...spans].sort((a, b) => b.reductionDb - a.reductionDb).slice(0, 8)
  const places = worst
    .sort((a, b) => a.startSeconds - b.startSeconds)
    .map(
      ({ startSeconds, endSeconds, reductionDb }) =>
        `${startSeconds.toFixed(1)} to ${endSeconds.toFixed(1)} s: ${reductionDb.toFixed(1)} dB`,
    )
  return [
    text,
    ...(reason === 'limiter' ? ['To allow more, say --most-limiting.'] : []),
    ...(places.length > 0 ? [`Where the limiter would work hardest: ${places.join('; ')}.`] : []),
    ...(nearest
      ? [`Nearest: --target ${nearest.integratedLufs.toFixed(1)}, at ${nearest.driveDb.toFixed(2)} dB of drive.`]
      : []),
  ].join('\n')
}
