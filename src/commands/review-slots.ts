import { comparedSounds } from '../analysis/compared-sounds'
import { measureFile, measureSong } from '../analysis/measure-slot'
import type { StemSource } from '../engine/stem-source'
import { SummedSource } from '../engine/summed-source'
import type { VersionDoc } from '../project/project'
import type { MonitorSlot } from '../protocol/listening'
import type { ReviewSlotRequest } from '../review/review-request'
import type { SessionDoc, StemRef } from '../session/document'
import { convertedFrames } from '../session/song-length'
import { type SongFigures, slotLoudness } from '../state/loudness-store'
import { PortStemSource } from '../workers/port-stem-source'
import type { App } from './app'
import { presentOffset } from './comment-place'
import { prepareVersion } from './prepare-version'
import { versionById } from './version-by-id'

/** A slot's sound before it is known at the review's rate. */
interface SlotSound {
  readonly slot: MonitorSlot
  readonly label: string
  readonly note: string
  /** Summed; one for a file. */
  readonly stems: readonly StemRef[]
  /** At the session's rate. */
  readonly offsetFrames: number
  readonly musicOffsetSeconds: number
  readonly stateSha256: string | null
}

/**
 * A slot as a review file wants it: versions are rendered where they are not yet, and what is not measured is. `port`:
 * of the library, open as long as the slot is read. Rejects in words that say what to do, and with an AbortError where
 * `signal` says so.
 */
export async function reviewSlot(
  app: App,
  slot: MonitorSlot,
  { rateHz, port, signal }: { rateHz: number; port: MessagePort; signal: AbortSignal },
): Promise<ReviewSlotRequest> {
  const { session } = app.session.getState()
  if (!session) throw new Error('There is nothing to review: add stems first.')
  const sound = await soundOf(app, session, slot)
  signal.throwIfAborted()
  const figures = await figuresOf(app, session, sound, signal)
  const source = sourceOf(sound.stems, rateHz, port)
  const toReview = (frames: number) => Math.round((frames * rateHz) / session.rateHz)
  return {
    ...{ slot, label: sound.label, note: sound.note, stateSha256: sound.stateSha256 },
    startFrame: toReview(sound.offsetFrames),
    frames: source.frames,
    musicOffsetFrames: Math.round(sound.musicOffsetSeconds * rateHz),
    integratedLufs: figures.integratedLufs,
    truePeakDbtp: figures.truePeakDbtp,
    momentaryLufs: figures.history?.momentaryLufs ?? new Float32Array(0),
    read: (startFrame, frames) => source.read(startFrame, frames),
  }
}

function sourceOf(stems: readonly StemRef[], rateHz: number, port: MessagePort): StemSource {
  return new SummedSource(
    stems.map((stem) => {
      const { sha256 } = stem
      if (sha256 === null) throw new Error(`“${stem.fileName}” is missing: add it first.`)
      return new PortStemSource(port, { sha256, rateHz, frames: convertedFrames(stem, rateHz) })
    }),
  )
}

async function soundOf(app: App, session: SessionDoc, slot: MonitorSlot): Promise<SlotSound> {
  const { project } = app.project.getState()
  const nothing = { note: '', offsetFrames: 0, stateSha256: null }
  if (slot.startsWith('version:')) return soundOfVersion(app, slot, versionById(app, slot.slice('version:'.length)))
  // What lies beside the song as it stands lies where the version of the same stems does.
  const musicOffsetSeconds = project ? presentOffset(project, session) : 0
  if (slot === 'sum') {
    const stems = session.groups.flatMap((group) => group.stems)
    return { ...nothing, slot, label: 'Plain sum', stems, musicOffsetSeconds }
  }
  const found = comparedSounds(session, app.compare.getState()).find((sound) => sound.slot === slot)
  if (!found) throw new Error('One of what was chosen is not here any more: choose again.')
  const { label, stem, offsetFrames } = found
  return { ...nothing, slot, label, stems: [stem], offsetFrames, musicOffsetSeconds }
}

async function soundOfVersion(app: App, slot: MonitorSlot, version: VersionDoc | null): Promise<SlotSound> {
  if (!version) throw new Error('One of the versions is not here any more: choose again.')
  const prepared = await prepareVersion(app, version)
  if (!prepared) throw new Error(`“${version.name}” could not be rendered.`)
  return {
    ...{ slot, label: version.name, note: version.note, stems: [prepared.stem] },
    offsetFrames: prepared.startFrame,
    musicOffsetSeconds: version.musicOffsetSeconds,
    stateSha256: version.stateSha256,
  }
}

/** As the page shows them, where they are those of the sound as it is; else measured now. */
async function figuresOf(app: App, session: SessionDoc, sound: SlotSound, signal: AbortSignal): Promise<SongFigures> {
  const { status, figures } = slotLoudness(app.loudness.getState(), sound.slot)
  if (status === 'current' && figures?.history) return figures
  const { renderHost } = await app.engineReady()
  const [first] = sound.stems
  if (sound.slot !== 'sum' && first) return measureFile(first, renderHost, { signal })
  const threads = navigator.hardwareConcurrency || 2
  return measureSong({ session, what: 'sum', threads }, renderHost, { signal })
}
