import { numberText } from '../params/value-text'
import { announce } from '../state/announcement-store'
import { masterLoudness } from '../state/loudness-store'
import type { App } from './app'

type Needs = Pick<App, 'announcements' | 'loudness' | 'live'>

/** Has the screen reader say the figures of the finished song, and those of what was played. */
export function sayLoudness(app: Needs): void {
  announce(app.announcements, `${songText(app)} ${liveText(app)}`)
}

const lufs = (value: number) => `${numberText(value, 1, true)} LUFS`

/** "Whole song: integrated loudness -14.6 LUFS, true peak -1.0 dBTP, ...": with what still is to come of it. */
function songText({ loudness }: Needs): string {
  const { status, figures } = masterLoudness(loudness.getState())
  if (!figures) return status === 'measuring' ? 'The whole song is being measured.' : 'There is no song to measure yet.'
  const said = [
    `integrated loudness ${lufs(figures.integratedLufs)}`,
    `true peak ${numberText(figures.truePeakDbtp, 1, true)} dBTP`,
    `loudness range ${numberText(figures.loudnessRangeLu, 1, true)} LU`,
    `maximum short-term ${lufs(figures.maxShortTermLufs)}`,
  ].join(', ')
  return `Whole song: ${said}${status === 'current' ? '' : '; being measured anew'}.`
}

function liveText({ live }: Needs): string {
  const momentary = live.loudness('momentaryLufs')
  const shortTerm = live.loudness('shortTermLufs')
  const integrated = live.loudness('integratedLufs')
  const peak = live.loudness('truePeakDbtp')
  const said = [
    momentary !== null && `momentary ${lufs(momentary)}`,
    shortTerm !== null && `short-term ${lufs(shortTerm)}`,
    integrated !== null && `integrated ${lufs(integrated)}`,
    peak !== null && `highest true peak ${numberText(peak, 1, true)} dBTP`,
  ].filter((part) => part !== false)
  return said.length === 0 ? 'Nothing was played yet.' : `Of what was played: ${said.join(', ')}.`
}
