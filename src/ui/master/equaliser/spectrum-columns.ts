import { frequencyAt } from './frequency-place'

/** What a column reads that no line reaches, and the least that any reads, in dB. */
export const SILENCE_DB = -200

const TILT_PIVOT_HZ = 1000
const NEPERS_PER_DB = Math.LN10 / 10

/** Powers of levels from silence up to +20 dB: thousands of them are asked for in every picture. */
const STEPS_PER_DB = 16
const POWERS = Float64Array.from({ length: (20 - SILENCE_DB) * STEPS_PER_DB + 1 }, (_, step) =>
  Math.exp((SILENCE_DB + step / STEPS_PER_DB) * NEPERS_PER_DB),
)

/** The power of a level: that of the nearest step and along its tangent, within 0.0002 dB; silence has none. */
function powerOf(db: number): number {
  const place = (db - SILENCE_DB) * STEPS_PER_DB
  if (!(place > 0)) return 0
  const step = Math.min(POWERS.length - 1, Math.round(place))
  return (POWERS[step] as number) * (1 + ((place - step) * NEPERS_PER_DB) / STEPS_PER_DB)
}

/**
 * Which lines of a spectrum each column of a picture shows, counted from the left (20 Hz) to the right (20 kHz). Made
 * once for a width; `fillColumns` then allocates nothing.
 */
export interface ColumnPlan {
  readonly columns: number
  /** The first line of each column, and the one after its last. */
  readonly first: Int32Array
  readonly end: Int32Array
  /** The line at a column's middle, with its fraction: what is read where a column holds less than two lines. */
  readonly middle: Float64Array
  /** How far a column's middle lies above 1 kHz, in octaves. */
  readonly octaves: Float64Array
}

/** @param lines how many there are; line n stands for n times `lineHz` */
export function planColumns(columns: number, lines: number, lineHz: number): ColumnPlan {
  const first = new Int32Array(columns)
  const end = new Int32Array(columns)
  const middle = new Float64Array(columns)
  const octaves = new Float64Array(columns)
  for (let column = 0; column < columns; column++) {
    const hz = frequencyAt((column + 0.5) / columns)
    first[column] = Math.min(lines, Math.ceil(frequencyAt(column / columns) / lineHz))
    end[column] = Math.min(lines, Math.ceil(frequencyAt((column + 1) / columns) / lineHz))
    middle[column] = hz / lineHz
    octaves[column] = Math.log2(hz / TILT_PIVOT_HZ)
  }
  return { columns, first, end, middle, octaves }
}

/**
 * The level of every column in dB, tilted around 1 kHz: the mean power of its lines, so that noise reads the same
 * however many they are and pink noise is flat at 3 dB per octave; between the lines where they are too far apart.
 * @param linesDb a spectrum, dB per line
 */
export function fillColumns(
  plan: ColumnPlan,
  linesDb: Float32Array,
  tiltDbPerOctave: number,
  columnsDb: Float32Array,
): void {
  const last = linesDb.length - 1
  for (let column = 0; column < plan.columns; column++) {
    const first = plan.first[column] as number
    const end = plan.end[column] as number
    const middle = plan.middle[column] as number
    let db = SILENCE_DB
    if (end - first >= 2) {
      let power = 0
      for (let line = first; line < end; line++) power += powerOf(linesDb[line] as number)
      db = Math.log(power / (end - first)) / NEPERS_PER_DB
    } else if (middle <= last) {
      db = between(linesDb, middle)
    }
    columnsDb[column] = db > SILENCE_DB ? db + tiltDbPerOctave * (plan.octaves[column] as number) : SILENCE_DB
  }
}

/** A level between two lines, through them and bent by their neighbours (Catmull and Rom's spline). */
function between(linesDb: Float32Array, place: number): number {
  const line = Math.floor(place)
  const t = place - line
  const before = lineAt(linesDb, line - 1)
  const left = lineAt(linesDb, line)
  const right = lineAt(linesDb, line + 1)
  const after = lineAt(linesDb, line + 2)
  const bend = 2 * before - 5 * left + 4 * right - after + t * (3 * (left - right) + after - before)
  return left + 0.5 * t * (right - before + t * bend)
}

function lineAt(linesDb: Float32Array, line: number): number {
  return Math.max(SILENCE_DB, linesDb[Math.min(linesDb.length - 1, Math.max(0, line))] as number)
}
