import { FORMATS } from '../session/export-format'
import type { AlternatesPlan, PlannedAlternate } from '../session/plan-alternates'
import type { AlternateFile, AlternatesOptions, AlternatesRequest, AlternatesResult } from './alternate-files'
import { alternateSeed } from './alternate-seed'
import { outputFrames, outputRateHz, spanOf } from './graph-jobs'
import { Progress } from './progress'
import { overloadWarning } from './render-graph'
import type { RenderHost } from './render-host'
import { type RenderOptions, type RenderRequest, type RenderResult, renderMix } from './render-mix'
import { solveDrive } from './solve-drive'

/** Renders that an alternate is reckoned to take until its loudness is found, for the progress only. */
const USUAL_TRIES = 4
/** How far off its target a free alternate may be, in LU. */
const TOLERANCE_LU = 0.1

/** Free alternates: each is mastered anew over its own stems, to its own loudness, one after the other. */
export async function renderFree(
  request: AlternatesRequest,
  plan: AlternatesPlan,
  host: RenderHost,
  options: AlternatesOptions,
): Promise<AlternatesResult> {
  const { frames } = spanOf({ session: request.session, what: 'master' })
  const queue = new RenderQueue(request, frames, plan.files.length, host, options)
  const master = await queue.write(null, {})
  const files: AlternateFile[] = []
  const misses: string[] = []
  for (const file of plan.files) {
    const extraDriveDb = await driveOf(file, queue)
    const seed = alternateSeed(request.session, file.groups)
    const written = await queue.write(file.name, { sounding: file.groups, extraDriveDb, seed })
    const { loudness, pcmSha256, history, overs, peakDbfs } = written
    const output = { loudness, pcmSha256, history, overs, peakDbfs }
    files.push({ ...file, ...output, format: request.format, gainDb: 0, extraDriveDb })
    misses.push(
      ...missNote(file, loudness.integratedLufs),
      ...overloadWarning(FORMATS[request.format].samples !== 'float32', peakDbfs, file.name),
    )
  }
  return { master, files, sums: [], notes: [...plan.notes, ...freeNotes(files), ...misses] }
}

async function driveOf({ groups, targetLufs }: PlannedAlternate, queue: RenderQueue): Promise<number> {
  let taken = 0
  const { driveDb } = await solveDrive(targetLufs, (extraDriveDb, tries) => {
    taken = tries
    if (tries > USUAL_TRIES) queue.expect(1)
    return queue.loudness({ sounding: groups, extraDriveDb })
  })
  if (taken < USUAL_TRIES) queue.expect(taken - USUAL_TRIES)
  return driveDb
}

function freeNotes(files: readonly AlternateFile[]): string[] {
  return files.length === 0
    ? []
    : ['Free alternates are mastered each for itself, with gains of their own: they do not sum to the master.']
}

function missNote({ name, targetLufs }: PlannedAlternate, lufs: number): string[] {
  if (lufs === Number.NEGATIVE_INFINITY) {
    return [`"${name}" is too quiet or too short to have a loudness: it is written without a gain to its target.`]
  }
  const over = lufs - targetLufs
  if (Math.abs(over) <= TOLERANCE_LU) return []
  const miss = `${Math.abs(over).toFixed(1)} LU ${over > 0 ? 'over' : 'under'} its target of ${targetLufs} LUFS`
  const advice = over > 0 ? 'turn its stems down' : 'choose a lower target, or a higher ceiling'
  return [`"${name}" comes to ${lufs.toFixed(1)} LUFS, ${miss}, which no gain reaches: ${advice}.`]
}

/** One render after the other, under one progress. */
class RenderQueue {
  readonly #request: AlternatesRequest
  readonly #frames: number
  readonly #host: RenderHost
  readonly #options: AlternatesOptions
  readonly #progress: Progress
  #before = 0

  constructor(request: AlternatesRequest, frames: number, files: number, host: RenderHost, options: AlternatesOptions) {
    this.#request = request
    this.#frames = frames
    this.#host = host
    this.#options = options
    this.#progress = new Progress(frames * (1 + files * (1 + USUAL_TRIES)), options.onProgress)
  }

  /** So many renders more than was thought; or fewer. */
  expect(renders: number): void {
    this.#progress.frames += renders * this.#frames
  }

  async loudness(what: Partial<RenderRequest>): Promise<number> {
    const result = await this.#render({ ...what, write: false }, {})
    return result.loudness.integratedLufs
  }

  async write(name: string | null, what: Partial<RenderRequest>): Promise<RenderResult> {
    const { session, format, rateHz } = this.#request
    const size = { rateHz: outputRateHz(this.#request), frames: outputFrames({ session, what: 'master', rateHz }) }
    const open = () => this.#options.onFile({ name, format, ...size })
    let writer = await open()
    return this.#render(
      { ...what, write: true },
      {
        onBytes: (bytes) => writer.write(bytes),
        onRestart: async () => {
          await writer.discard()
          writer = await open()
        },
      },
    )
  }

  async #render(what: Partial<RenderRequest>, options: RenderOptions): Promise<RenderResult> {
    const { signal } = this.#options
    const { session, dither, threads, rateHz, format, holds, chunkFrames, blockFrames } = this.#request
    const sizes = { ...(chunkFrames && { chunkFrames }), ...(blockFrames && { blockFrames }) }
    const request: RenderRequest = {
      ...{ session, dither, threads, rateHz, ...sizes },
      what: 'master',
      format: FORMATS[format].samples,
      write: true,
      ...(what.sounding || !holds ? {} : { holds }),
      ...what,
    }
    const result = await renderMix(request, this.#host, {
      ...options,
      onProgress: ({ fraction }) => this.#progress.report(this.#before + fraction * this.#frames),
      ...(signal ? { signal } : {}),
    })
    this.#before += this.#frames
    return result
  }
}
