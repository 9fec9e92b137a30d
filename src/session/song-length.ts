import type { SessionDoc, StemRef } from './document'

/** Frames of a stem after conversion to `rateHz`. */
export function convertedFrames(stem: Pick<StemRef, 'frames' | 'rateHz'>, rateHz: number): number {
  return stem.rateHz === rateHz || stem.rateHz <= 0 ? stem.frames : Math.round((stem.frames * rateHz) / stem.rateHz)
}

/** Length of the longest stem, in frames of the session's rate. */
export function stemFrames(session: Pick<SessionDoc, 'rateHz' | 'groups'>): number {
  const stems = session.groups.flatMap((group) => group.stems)
  return Math.max(0, ...stems.map((stem) => convertedFrames(stem, session.rateHz)))
}

/** Until the reverb has fallen by this many times 60 dB, its tail belongs to the song; and the time that it takes to build. */
const TAIL_DECAYS = 2
const TAIL_BUILD_SECONDS = 0.3

/** What the reverb adds to the song after the last stem, in frames: nothing where no strip that sounds sends to it. */
export function tailFrames(session: Pick<SessionDoc, 'rateHz' | 'groups' | 'master'>): number {
  const { on, preDelayMs, decaySeconds } = session.master.reverb
  const isFed = session.groups.some(({ strip }) => strip.send.on && !strip.output.mute)
  return on && isFed
    ? Math.round((preDelayMs / 1000 + TAIL_BUILD_SECONDS + TAIL_DECAYS * decaySeconds) * session.rateHz)
    : 0
}

/** Length of the song, in frames of the session's rate: that of the longest stem, and the reverb's tail. */
export function songFrames(session: Pick<SessionDoc, 'rateHz' | 'groups' | 'master'>): number {
  const frames = stemFrames(session)
  return frames === 0 ? 0 : frames + tailFrames(session)
}

/** The part of the song that the master holds, in frames: from `start` up to, and without, `end`. */
export function masterSpan(session: SessionDoc): { start: number; end: number; frames: number } {
  const length = songFrames(session)
  const { startSeconds, endSeconds } = session.master.fades
  const start = Math.min(length, Math.round(startSeconds * session.rateHz))
  const end = Math.max(start, length - Math.round(endSeconds * session.rateHz))
  return { start, end, frames: end - start }
}

/** The rate that most stems have; a tie goes to the higher one. Null where none is known. */
export function mostCommonRate(ratesHz: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const rate of ratesHz) if (rate > 0) counts.set(rate, (counts.get(rate) ?? 0) + 1)
  let best: number | null = null
  for (const [rate, count] of counts) {
    const most = best === null ? 0 : (counts.get(best) ?? 0)
    if (best === null || count > most || (count === most && rate > best)) best = rate
  }
  return best
}
