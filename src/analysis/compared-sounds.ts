import type { MonitorSlot } from '../protocol/listening'
import type { SessionDoc, StemRef } from '../session/document'
import type { LoopFrames } from '../session/loop-position'
import type { CompareState } from '../state/compare-store'

/** Sound beside the song that can be listened to, laid on the song's frames. */
export interface ComparedSound {
  readonly slot: MonitorSlot
  /** As a person calls it. */
  readonly label: string
  readonly stem: StemRef
  /** Song frame, at the session's rate, on which its first frame sounds. */
  readonly offsetFrames: number
  /** Part of it that sounds over and over, in its own frames at the session's rate. */
  readonly loop: LoopFrames | null
  /** On top of the loudness match. */
  readonly trimDb: number
}

/** Shorter than this a loop region is not played. */
const SHORTEST_LOOP_SECONDS = 0.1

/** Everything beside the song, in the order of the transport: rough mix, references, versions, a coded file. */
export function comparedSounds(session: SessionDoc, compare: CompareState): ComparedSound[] {
  const { rateHz } = session
  const { rough, references } = session.compare
  const plain = { offsetFrames: 0, loop: null, trimDb: 0 }
  const sounds: ComparedSound[] = rough ? [{ slot: 'rough', label: 'Rough mix', stem: rough, ...plain }] : []
  for (const { id, name, stem, offsetSeconds, trimDb, loop } of references) {
    const region = {
      startFrame: Math.round(loop.startSeconds * rateHz),
      endFrame: Math.round(loop.endSeconds * rateHz),
    }
    const isLong = region.endFrame - region.startFrame >= SHORTEST_LOOP_SECONDS * rateHz
    sounds.push({
      slot: `reference:${id}`,
      label: name,
      stem,
      offsetFrames: Math.round(offsetSeconds * rateHz),
      loop: loop.on && isLong ? region : null,
      trimDb,
    })
  }
  const nowFrames = Math.round(compare.musicOffsetSeconds * rateHz)
  for (const { versionId, name, sound, musicOffsetSeconds } of compare.versions) {
    if (!sound) continue
    const { stem, startFrame } = sound
    const offsetFrames = startFrame + nowFrames - Math.round(musicOffsetSeconds * rateHz)
    sounds.push({ slot: `version:${versionId}`, label: name, stem, ...plain, offsetFrames })
  }
  if (compare.codec) {
    const { label, sound } = compare.codec
    sounds.push({ slot: 'codec', label, stem: sound.stem, ...plain, offsetFrames: sound.startFrame })
  }
  return sounds
}
