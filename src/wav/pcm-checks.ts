import { AudioFileError, shownName } from './audio-file-error'
import type { AudioSpan } from './chunk-walk'
import type { PcmFormat } from './pcm-format'

/** Rates that can be converted to a session's. */
const LOWEST_RATE_HZ = 8000
const HIGHEST_RATE_HZ = 768000

/** Refuses what no stem can be: no channels or more than two, an impossible rate, no frames. */
export function checkedFormat(fileName: string, format: PcmFormat): PcmFormat {
  const { channels, rateHz, frames } = format
  refuseChannels(fileName, channels)
  checkRate(fileName, rateHz)
  if (frames < 1) throw new AudioFileError('noAudio', fileName, 'has no samples in it. Export it again.')
  return format
}

/** Refuses rates that cannot be used. */
export function checkRate(fileName: string, rateHz: number): void {
  if (!(rateHz >= LOWEST_RATE_HZ && rateHz <= HIGHEST_RATE_HZ)) {
    const problem = `says that its sample rate is ${rateHz} Hz; ${LOWEST_RATE_HZ} to ${HIGHEST_RATE_HZ} Hz can be used.`
    throw new AudioFileError('damaged', fileName, `${problem} Export it again.`)
  }
}

/** Stems are mono or stereo: anything else is refused, with what it has and what to do about it. */
export function refuseChannels(fileName: string, channels: number): void {
  if (channels > 2) {
    throw new AudioFileError('channels', fileName, `has ${channels} channels. Export it as stereo or mono.`)
  }
  if (channels < 1) throw new AudioFileError('damaged', fileName, 'says it has no channels. Export it again.')
}

/** What to say about a file whose sizes were not as they should be. */
export function spanWarning(fileName: string, span: AudioSpan, declared: number | null, start: number): string[] {
  const name = `"${shownName(fileName)}"`
  switch (span.how) {
    case 'declared':
      return []
    case 'leftover':
      return [`${name} has bytes after its audio that are no part of it; they were not read.`]
    case 'unstated':
      return [`${name} does not say how long it is; it was read to the end of its audio.`]
    case 'corrected':
      return [`${name} says a wrong length; what follows its audio was left out.`]
    case 'cut': {
      const part = declared ? Math.floor(((span.end - start) / declared) * 100) : 0
      return [`${name} is cut short: only ${part} % of its audio is there. Copy or export it again.`]
    }
  }
}
