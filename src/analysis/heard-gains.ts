import type { SessionDoc } from '../session/document'
import { masterSpan, songFrames } from '../session/song-length'
import type { MeasuredSlot, SongFigures } from '../state/loudness-store'
import type { ComparedSound } from './compared-sounds'
import { matchGains } from './match-gains'
import { spanLufs } from './span-loudness'

export type Gains = Partial<Record<MeasuredSlot, number>>
type Figures = Readonly<Partial<Record<MeasuredSlot, SongFigures>>>

/** Of the master, in the song without a processor: the monitor's full scale. */
const FULL_SCALE_DBTP = 0

/**
 * What the monitor turns each slot by, in dB: to equal loudness over the same span, which is the loop where one is
 * played, else the song; a reference by its trim besides. The song without a processor (`bypassed`) is as loud as the
 * song with it; where it would clip so, everything is turned down.
 */
export function heardGains(session: SessionDoc, sounds: readonly ComparedSound[], figures: Figures): Gains {
  const { bypassed, ...slots } = figures
  const lufs = heardLoudness(session, sounds, slots)
  const gains: Gains = session.compare.matchLoudness ? matchGains(lufs) : {}
  for (const slot of Object.keys(slots) as MeasuredSlot[]) gains[slot] ??= 0
  for (const { slot, trimDb } of sounds) if (gains[slot] !== undefined) gains[slot] += trimDb
  if (bypassed) {
    const without = heardLoudness(session, sounds, { bypassed }).bypassed
    const difference = (lufs.master ?? Number.NaN) - (without ?? Number.NaN)
    gains.bypassed = (gains.master ?? 0) + (Number.isFinite(difference) ? difference : 0)
    const over = bypassed.truePeakDbtp + gains.bypassed - FULL_SCALE_DBTP
    if (over > 0) for (const slot of Object.keys(gains) as MeasuredSlot[]) gains[slot] = (gains[slot] as number) - over
  }
  return gains
}

/** Integrated loudness of what each slot sounds like over the span that is compared, in LUFS. */
export function heardLoudness(session: SessionDoc, sounds: readonly ComparedSound[], figures: Figures): Gains {
  const { rateHz, loop } = session
  const songSeconds = songFrames(session) / rateHz
  const isLooped = loop.on && loop.endSeconds - loop.startSeconds >= 0.4
  const span = isLooped ? [loop.startSeconds, Math.min(loop.endSeconds, songSeconds)] : [0, songSeconds]
  const masterStart = masterSpan(session).start / rateHz
  const heard: Gains = {}
  for (const [slot, known] of Object.entries(figures) as [MeasuredSlot, SongFigures][]) {
    const sound = sounds.find((candidate) => candidate.slot === slot)
    const isOfMaster = slot === 'master' || slot === 'bypassed'
    const startSeconds = sound ? sound.offsetFrames / rateHz : isOfMaster ? masterStart : 0
    const region = sound?.loop
    const [from, to] = region
      ? [region.startFrame / rateHz, region.endFrame / rateHz]
      : [(span[0] as number) - startSeconds, (span[1] as number) - startSeconds]
    heard[slot] = overSpan(known, from, to)
  }
  return heard
}

/** Over a part of a sound, in its own seconds: by its gating blocks, or all of it where the part holds all. */
function overSpan({ history, integratedLufs }: SongFigures, from: number, to: number): number {
  if (!history) return integratedLufs
  const { fineHopSeconds, fineMomentaryLufs } = history
  // The last hop may not be whole.
  const seconds = (fineMomentaryLufs.length + 1) * fineHopSeconds
  if (from <= 0 && to >= seconds) return integratedLufs
  const lufs = spanLufs(fineMomentaryLufs, fineHopSeconds, Math.max(0, from), Math.min(to, seconds))
  // Silence there, or nothing long enough: the whole sound's is the better guess.
  return Number.isFinite(lufs) ? lufs : integratedLufs
}
