import type { CertificateSpectrum } from './certificate'

const WIDTH = 720
const HEIGHT = 180
const LEFT = 44
const BASE = HEIGHT - 20
const TOP = 20
const RANGE_DB = 72

/** Third octaves as bars, 72 dB from the highest down. */
export function spectrumFigure({ centresHz, levelsDb }: CertificateSpectrum): string {
  const known = levelsDb.filter((level) => level !== null)
  const top = known.length > 0 ? 6 * Math.ceil(Math.max(...known) / 6) : 0
  const y = (level: number) => TOP + (Math.min(RANGE_DB, top - level) / RANGE_DB) * (BASE - TOP)
  const slot = (WIDTH - LEFT - 12) / Math.max(1, centresHz.length)
  const bars = levelsDb.map((level, index) => {
    if (level === null || level <= top - RANGE_DB) return ''
    const height = BASE - y(level)
    return `<rect x="${(LEFT + index * slot + 1).toFixed(1)}" y="${y(level).toFixed(1)}" width="${(slot - 2).toFixed(1)}" height="${height.toFixed(1)}"/>`
  })
  const names = centresHz.map((centre, index) => {
    if (index % 3 !== 0) return ''
    const text = centre >= 1000 ? `${Number((centre / 1000).toPrecision(2))}k` : String(Number(centre.toPrecision(3)))
    return `<text x="${(LEFT + (index + 0.5) * slot).toFixed(1)}" y="${HEIGHT - 6}" class="middle">${text}</text>`
  })
  const grid = [0, 12, 24, 36, 48, 60, 72].map((down) => {
    const label = String(top - down).replace('-', '\u2212')
    return `<path class="grid" d="M${LEFT} ${y(top - down).toFixed(1)}H${WIDTH - 12}"/><text x="${LEFT - 6}" y="${(y(top - down) + 3).toFixed(1)}" class="end">${label}</text>`
  })
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Spectrum in third octaves">`,
    ...grid,
    `<g class="bars">${bars.join('')}</g>`,
    ...names,
    `<text x="${LEFT - 6}" y="${TOP - 9}" class="end">dB</text>`,
    '</svg>',
  ].join('\n')
}
