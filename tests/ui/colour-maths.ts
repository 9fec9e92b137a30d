/** Colours as `#rrggbb`, and what can be computed of two of them. Linear light is 0 to 1, D65. */
type Triple = readonly [number, number, number]

export function linearRgb(hex: string): Triple {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!parts) throw new Error(`Not a colour of the form #rrggbb: ${hex}`)
  const channel = (index: number) => {
    const value = Number.parseInt(parts[index] as string, 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(2), channel(3)]
}

/** WCAG 2.2, relative luminance and contrast ratio: 1 to 21. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = linearRgb(hex)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

export type Sight = 'normal' | 'protanope' | 'deuteranope'

/**
 * What dichromats see, in linear light: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
 * Color Vision Deficiency", IEEE TVCG 15(6), 2009, tables for a severity of 1.0.
 */
const SEEN: Record<Exclude<Sight, 'normal'>, readonly [Triple, Triple, Triple]> = {
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

function seen(linear: Triple, sight: Sight): Triple {
  if (sight === 'normal') return linear
  const row = (weights: Triple) =>
    Math.min(1, Math.max(0, weights[0] * linear[0] + weights[1] * linear[1] + weights[2] * linear[2]))
  const [red, green, blue] = SEEN[sight]
  return [row(red), row(green), row(blue)]
}

/** CIE 1976 L*a*b* under D65. */
function lab([red, green, blue]: Triple): Triple {
  const x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue
  const z = (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))]
}

/** How far apart two colours are for such eyes: CIEDE2000. */
export function difference(a: string, b: string, sight: Sight = 'normal'): number {
  return deltaE2000(lab(seen(linearRgb(a), sight)), lab(seen(linearRgb(b), sight)))
}

/**
 * CIEDE2000 of two L*a*b* colours: Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula", Color Research and
 * Application 30(1), 2005; the numbers are those of their equations.
 */
export function deltaE2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const radians = Math.PI / 180
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2 // (3)
  const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7))) // (4)
  const hue = (b: number, a: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / radians + 360) % 360) // (7)
  const [p1, p2] = [(1 + g) * a1, (1 + g) * a2] // (5)
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)] // (6)
  const [h1, h2] = [hue(b1, p1), hue(b2, p2)]
  const isGrey = c1 * c2 === 0
  let apart = isGrey ? 0 : h2 - h1 // (10)
  if (apart > 180) apart -= 360
  else if (apart < -180) apart += 360
  const deltaH = 2 * Math.sqrt(c1 * c2) * Math.sin((apart / 2) * radians) // (11)
  const l = (l1 + l2) / 2
  const c = (c1 + c2) / 2
  let h = h1 + h2 // (14)
  if (!isGrey && Math.abs(h1 - h2) > 180) h += h < 360 ? 360 : -360
  if (!isGrey) h /= 2
  const t = // (15)
    1 -
    0.17 * Math.cos((h - 30) * radians) +
    0.24 * Math.cos(2 * h * radians) +
    0.32 * Math.cos((3 * h + 6) * radians) -
    0.2 * Math.cos((4 * h - 63) * radians)
  const turn = 30 * Math.exp(-(((h - 275) / 25) ** 2)) // (16)
  const rc = 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) // (17)
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2) // (18)
  const sc = 1 + 0.045 * c // (19)
  const sh = 1 + 0.015 * c * t // (20)
  const rt = -Math.sin(2 * turn * radians) * rc // (21)
  const [dl, dc, dh] = [(l2 - l1) / sl, (c2 - c1) / sc, deltaH / sh]
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rt * dc * dh) // (22)
}
