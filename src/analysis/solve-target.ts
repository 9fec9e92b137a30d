import { LIMITER } from '../params'
import { Progress, type RenderProgress } from '../render/progress'
import type { RenderHost } from '../render/render-host'
import { type RenderResult, renderMix } from '../render/render-mix'
import { solveDrive } from '../render/solve-drive'
import type { SessionDoc } from '../session/document'
import { FORMATS } from '../session/export-format'
import { masterSpan } from '../session/song-length'
import { type LimiterSpan, limiterSpans } from './limiter-spans'
import { refusalText } from './target-text'

/** A landed target is at most this far off, in LU. */
const LANDED_LU = 0.1
/** A target that the limiter forbids is looked at from this near, in LU: the answer is no either way. */
const ABOUT_LU = 0.3
/** The nearest honest loudness leaves at most this much of the allowed limiting unused, in dB. */
const UNUSED_DB = 0.1
/** Half of the last place that is shown, in dB: what reads as 6.0 is not over 6. */
const SHOWN_DB = 0.05
/** Renders that a target is reckoned to take, for the progress only. */
const USUAL_RENDERS = 4

export interface TargetRequest {
  readonly session: SessionDoc
  readonly targetLufs: number
  /** How far the limiter may turn down, in dB: the session's unless said otherwise. */
  readonly mostReductionDb?: number
  readonly threads: number
  /** The session's master as it was measured before, which saves a render. */
  readonly known?: DrivenMaster
}

export interface TargetOptions {
  onProgress?(progress: RenderProgress): void
  readonly signal?: AbortSignal
}

/** A master as it measures with one drive. */
export interface DrivenMaster {
  readonly driveDb: number
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  readonly maxGainReductionDb: number
}

export interface LandedTarget extends DrivenMaster {
  readonly landed: true
  /** Sentences about what else holds of it. */
  readonly notes: readonly string[]
  readonly renders: number
  /** The render that landed. */
  readonly result: RenderResult
}

export interface RefusedTarget {
  readonly landed: false
  /** `limiter`: it would turn down too far; `range`: no drive reaches it; `silence`: there is no loudness. */
  readonly reason: 'limiter' | 'range' | 'silence'
  /** Why, for a person; minus signs are hyphens. */
  readonly text: string
  /** Where the limiter would turn down too far, in the order of the song; empty but for `limiter`. */
  readonly spans: readonly LimiterSpan[]
  /** The loudest that keeps the limiter within what it may, or the end of the range; null where there is none. */
  readonly nearest: DrivenMaster | null
  readonly renders: number
}

export type SolvedTarget = LandedTarget | RefusedTarget

/**
 * Finds the limiter's drive at which the rendered master comes to `targetLufs` within 0.1 LU, as its file will be
 * measured, with the limiter within what it may take. Or says why there is none, and what comes nearest. The session is
 * left as it is. Rejects as `renderMix` does, with AbortError when `signal` aborts.
 */
export async function solveTarget(
  request: TargetRequest,
  host: RenderHost,
  options: TargetOptions = {},
): Promise<SolvedTarget> {
  const { session, targetLufs } = request
  const mostDb = request.mostReductionDb ?? session.delivery.mostReductionDb
  const tries = new Tries(request, host, options)
  const { min: lowDb, max: highDb } = LIMITER.driveDb
  const limits = { lowDb, highDb, startDb: session.master.limiter.driveDb }
  const solved = await solveDrive(targetLufs, async (driveDb) => (await tries.at(driveDb)).integratedLufs, {
    ...limits,
    isEnough: ({ driveDb, lufs }) => Math.abs(lufs - targetLufs) <= ABOUT_LU && exceeds(tries.known(driveDb), mostDb),
  })
  const found = tries.known(solved.driveDb)
  const refuse = (reason: RefusedTarget['reason'], spans: LimiterSpan[], nearest: DrivenMaster | null) => {
    const text = refusalText({ reason, targetLufs, mostDb, found, spans })
    return { landed: false, reason, text, spans, nearest, renders: tries.renders } as const
  }
  if (!Number.isFinite(found.integratedLufs)) return refuse('silence', [], null)
  if (exceeds(found, mostDb)) {
    await solveDrive(mostDb - UNUSED_DB / 2, async (driveDb) => (await tries.at(driveDb)).maxGainReductionDb, {
      ...limits,
      highDb: found.driveDb,
      startDb: found.driveDb,
      nearLu: UNUSED_DB / 2,
    })
    // The history begins with the master, which may begin later than its song.
    const startSeconds = masterSpan(session).start / session.rateHz
    const { limiterHistory } = await tries.resultAt(found.driveDb)
    return refuse('limiter', limiterSpans(limiterHistory, mostDb + SHOWN_DB, startSeconds), tries.loudest(mostDb))
  }
  if (Math.abs(found.integratedLufs - targetLufs) > LANDED_LU) return refuse('range', [], found)
  const result = await tries.resultAt(found.driveDb)
  return { landed: true, ...found, notes: notesOf(session, found), renders: tries.renders, result }
}

function exceeds({ maxGainReductionDb }: DrivenMaster, mostDb: number): boolean {
  return maxGainReductionDb > mostDb + SHOWN_DB
}

function notesOf({ master }: SessionDoc, { truePeakDbtp }: DrivenMaster): string[] {
  if (master.limiter.on) return []
  const over = truePeakDbtp > master.limiter.ceilingDbtp ? ', above the ceiling' : ''
  return [`The limiter is off: true peaks reach ${truePeakDbtp.toFixed(1)} dBTP${over}.`]
}

/** The renders of one search: each drive is rendered once. */
class Tries {
  readonly #request: TargetRequest
  readonly #host: RenderHost
  readonly #options: TargetOptions
  readonly #progress: Progress
  readonly #points = new Map<number, DrivenMaster>()
  readonly #results = new Map<number, RenderResult>()

  constructor(request: TargetRequest, host: RenderHost, options: TargetOptions) {
    this.#request = request
    this.#host = host
    this.#options = options
    this.#progress = new Progress(USUAL_RENDERS, options.onProgress)
    if (request.known) this.#points.set(request.known.driveDb, request.known)
  }

  get renders(): number {
    return this.#results.size
  }

  /** A drive that was asked for already. */
  known(driveDb: number): DrivenMaster {
    return this.#points.get(driveDb) as DrivenMaster
  }

  /** The loudest master whose limiter stays within what it may; null where none does. */
  loudest(mostDb: number): DrivenMaster | null {
    const honest = [...this.#points.values()].filter((point) => !exceeds(point, mostDb))
    return honest.sort((a, b) => b.integratedLufs - a.integratedLufs)[0] ?? null
  }

  async at(driveDb: number): Promise<DrivenMaster> {
    const known = this.#points.get(driveDb)
    if (known) return known
    const { loudness, maxGainReductionDb } = await this.resultAt(driveDb)
    const { integratedLufs, truePeakDbtp } = loudness
    const point = { driveDb, integratedLufs, truePeakDbtp, maxGainReductionDb }
    this.#points.set(driveDb, point)
    return point
  }

  async resultAt(driveDb: number): Promise<RenderResult> {
    const known = this.#results.get(driveDb)
    if (known) return known
    const { session, threads } = this.#request
    const { signal } = this.#options
    const done = this.renders
    // Always one more than is done: the bar never stands full while work goes on.
    this.#progress.frames = Math.max(USUAL_RENDERS, done + 2)
    const result = await renderMix(
      {
        session: withDrive(session, driveDb),
        what: 'master',
        format: FORMATS[session.export.format].samples,
        rateHz: session.export.rateHz,
        write: false,
        dither: session.export.dither,
        threads,
      },
      this.#host,
      {
        onProgress: ({ fraction }) => this.#progress.report(done + fraction),
        ...(signal ? { signal } : {}),
      },
    )
    this.#results.set(driveDb, result)
    return result
  }
}

/** The session with another drive; everything else is the same object, by which hosts know their stems. */
export function withDrive(session: SessionDoc, driveDb: number): SessionDoc {
  const { master } = session
  return { ...session, master: { ...master, limiter: { ...master.limiter, driveDb } } }
}
