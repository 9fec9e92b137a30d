import { LIMITER } from '../params'
import type { LimiterSpan } from './limiter-spans'

interface Refusal {
  readonly reason: 'limiter' | 'range' | 'silence'
  readonly targetLufs: number
  readonly mostDb: number
  /** The master that came nearest to the target, whatever its limiter took. */
  readonly found: { readonly driveDb: number; readonly integratedLufs: number; readonly maxGainReductionDb: number }
  readonly spans: readonly LimiterSpan[]
}

/** Near enough to speak of the target itself, in LU. */
const ABOUT_LU = 0.3

const short = (value: number) => String(Number(value.toFixed(1)))

/** Why a loudness target is refused, and what to do: for a person; minus signs are hyphens. */
export function refusalText({ reason, targetLufs, mostDb, found, spans }: Refusal): string {
  if (reason === 'silence') return 'The master is silent, or too short to have a loudness: there is nothing to set.'
  const comesTo = `${found.integratedLufs.toFixed(1)} LUFS`
  if (reason === 'limiter') {
    const takes = `the limiter would take up to ${found.maxGainReductionDb.toFixed(1)} dB${placesText(spans)}`
    const may = `At most ${short(mostDb)} dB is allowed.`
    if (Math.abs(found.integratedLufs - targetLufs) <= ABOUT_LU) return `For ${short(targetLufs)} LUFS ${takes}. ${may}`
    return `${short(targetLufs)} LUFS is out of reach: at ${found.driveDb.toFixed(1)} dB of drive the master comes to ${comesTo}, and ${takes}. ${may}`
  }
  const { min, max } = LIMITER.driveDb
  return found.integratedLufs < targetLufs
    ? `Even with ${max} dB of drive the master comes to ${comesTo} only: turn its stems up.`
    : `Even with ${min} dB of drive the master still comes to ${comesTo}: turn its stems down.`
}

function placesText(spans: readonly LimiterSpan[]): string {
  const [hardest] = [...spans].sort((a, b) => b.reductionDb - a.reductionDb)
  if (!hardest) return ''
  const places = spans.length === 1 ? '' : `, in ${spans.length} places`
  return `${places}, most at ${clock(hardest.worstSeconds)}`
}

/** "1:05" of the song. */
function clock(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
