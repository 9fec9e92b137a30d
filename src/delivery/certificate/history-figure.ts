import type { CertificateHistory, TruePeakPlace } from './certificate'
import { timeText } from './html-text'

const WIDTH = 720
const LEFT = 44
const RIGHT = 12
const TOP = 20
const LOUDNESS_HEIGHT = 190
const GAP = 34
const PEAK_HEIGHT = 70
const HEIGHT = TOP + LOUDNESS_HEIGHT + GAP + PEAK_HEIGHT + 22
/** More points than this cannot be told apart on paper. */
const MOST_POINTS = 1400

type Values = readonly (number | null)[]

/** Loudness over time (momentary, short-term, the integrated line), and below it the true peaks on the same axis. */
export function historyFigure(
  history: CertificateHistory,
  {
    integratedLufs,
    ceilingDbtp,
    peaks,
  }: { integratedLufs: number | null; ceilingDbtp: number | null; peaks: readonly TruePeakPlace[] },
): string {
  const { hopSeconds, momentaryLufs, shortTermLufs, truePeakDbtp } = history
  const seconds = Math.max(hopSeconds, momentaryLufs.length * hopSeconds)
  const x = (at: number) => LEFT + (at / seconds) * (WIDTH - LEFT - RIGHT)
  const top = ceilToSix(highest([momentaryLufs, shortTermLufs]))
  const bottom = top - 36
  const y = (lufs: number) => TOP + ((top - Math.max(bottom, lufs)) / (top - bottom)) * LOUDNESS_HEIGHT
  const peakTop = ceilToSix(Math.max(highest([truePeakDbtp]), ceilingDbtp ?? Number.NEGATIVE_INFINITY))
  const peakBase = TOP + LOUDNESS_HEIGHT + GAP
  const peakY = (dbtp: number) => peakBase + (Math.min(18, peakTop - dbtp) / 18) * PEAK_HEIGHT
  const grid = [0, 6, 12, 18, 24, 30, 36].map((down) => rule(y(top - down), String(top - down)))
  const peakGrid = [0, 6, 12, 18].map((down) => rule(peakY(peakTop - down), String(peakTop - down)))
  const level = (values: Values, name: string) =>
    `<path class="${name}" d="${path(values, (hop) => x((hop + 0.5) * hopSeconds), y)}"/>`
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Loudness and true peak over time">`,
    ...grid,
    level(momentaryLufs, 'momentary'),
    level(shortTermLufs, 'short-term'),
    integratedLufs === null || integratedLufs < bottom
      ? ''
      : `<path class="integrated" d="${flat(y(integratedLufs))}"/>`,
    ...peakGrid,
    `<path class="peak" d="${path(truePeakDbtp, (hop) => x((hop + 0.5) * hopSeconds), peakY)}"/>`,
    ceilingDbtp === null ? '' : `<path class="ceiling" d="${flat(peakY(ceilingDbtp))}"/>`,
    ...peaks.map(({ seconds: at, dbtp }) => mark(x(at + hopSeconds / 2), peakY(dbtp))),
    ...timeMarks(seconds).map((at) => timeMark(x(at), at)),
    axisName(TOP, 'LUFS'),
    axisName(peakBase, 'dBTP'),
    '</svg>',
  ].join('\n')
}

function ceilToSix(value: number): number {
  return Number.isFinite(value) ? 6 * Math.ceil(value / 6) : 0
}

function highest(rows: readonly Values[]): number {
  let most = Number.NEGATIVE_INFINITY
  for (const row of rows) for (const value of row) if (value !== null && value > most) most = value
  return most
}

/** The highest of each few values: no peak is lost where there are more than can be drawn. Gaps where there is none. */
function path(values: Values, x: (hop: number) => number, y: (value: number) => number): string {
  const step = Math.max(1, Math.ceil(values.length / MOST_POINTS))
  const parts: string[] = []
  let pen = 'M'
  for (let from = 0; from < values.length; from += step) {
    const value = highest([values.slice(from, from + step)])
    if (Number.isFinite(value)) parts.push(`${pen}${x(from + (step - 1) / 2).toFixed(1)} ${y(value).toFixed(1)}`)
    pen = Number.isFinite(value) ? 'L' : 'M'
  }
  return parts.join('')
}

function flat(y: number): string {
  return `M${LEFT} ${y.toFixed(1)}H${WIDTH - RIGHT}`
}

function rule(y: number, label: string): string {
  return `<path class="grid" d="${flat(y)}"/><text x="${LEFT - 6}" y="${(y + 3).toFixed(1)}" class="end">${label.replace('-', '\u2212')}</text>`
}

function mark(x: number, y: number): string {
  return `<circle class="mark" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="2.2"/>`
}

function axisName(y: number, name: string): string {
  return `<text x="${LEFT - 6}" y="${y - 9}" class="end">${name}</text>`
}

const STEPS_SECONDS = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600]

function timeMarks(seconds: number): number[] {
  const step = STEPS_SECONDS.find((candidate) => seconds / candidate <= 10) ?? 7200
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step)
}

function timeMark(x: number, at: number): string {
  const text = at % 1 === 0 ? timeText(at).slice(0, -2) : timeText(at)
  return `<path class="grid" d="M${x.toFixed(1)} ${HEIGHT - 20}v4"/><text x="${x.toFixed(1)}" y="${HEIGHT - 6}" class="middle">${text}</text>`
}
