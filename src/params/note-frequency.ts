/** Twelve equal steps of an octave, as ratios over its C: 2^(n/12). */
const SEMITONES = [
  1,
  1.0594630943592953,
  1.122462048309373,
  1.189207115002721,
  1.2599210498948732,
  1.3348398541700344,
  Math.SQRT2,
  1.4983070768766815,
  1.5874010519681994,
  1.681792830507429,
  1.7817974362806785,
  1.8877486253633868,
] as const
const LETTERS: Readonly<Record<string, number>> = { c: 0, d: 2, e: 4, f: 5, g: 7, a: 9, b: 11 }
/** C4 where A4 is 440 Hz. */
const MIDDLE_C_HZ = 440 / 1.681792830507429
/** One cent up: 2^(1/1200). */
const CENT = 1.0005777895065548

const NOTE = /^([a-g])([#♯b♭]?)(-?\d)(?:\s*([+-])\s*(\d{1,3})\s*(?:c|ct|cents?)?)?$/

/**
 * The frequency in hertz of a note such as "a4", "c#3" or "eb2 -14" (cents), tuned in equal steps to A4 = 440 Hz; null
 * for what is no note. By a table and multiplications only, so that every engine gives the same.
 */
export function noteHz(text: string): number | null {
  const [, letter = '', accidental = '', octave = '', sign = '+', cents = '0'] = NOTE.exec(text.toLowerCase()) ?? []
  const natural = LETTERS[letter]
  if (natural === undefined) return null
  const raised = accidental === '' ? 0 : '#♯'.includes(accidental) ? 1 : -1
  const steps = natural + raised
  const shifted = Number(octave) + (steps < 0 ? -1 : steps > 11 ? 1 : 0)
  let hz = MIDDLE_C_HZ * (SEMITONES[(steps + 12) % 12] ?? 1)
  for (let from = 4; from < shifted; from++) hz *= 2
  for (let from = 4; from > shifted; from--) hz /= 2
  for (let cent = 0; cent < Number(cents); cent++) hz = sign === '+' ? hz * CENT : hz / CENT
  return hz
}
