/**
 * Noise whose level and balance change every 0.2 to 4 s between -55 and -6 dBFS, with pauses: a programme that moves
 * both gates and spreads the range. Low-passed by a one-pole, so that the K-weighting has something to weigh.
 */
export function randomProgramme(
  seed: number,
  seconds: number,
  rateHz: number,
): { left: Float32Array; right: Float32Array } {
  let state = seed >>> 0
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  const frames = seconds * rateHz
  const left = new Float32Array(frames)
  const right = new Float32Array(frames)
  let [level, balance, until, lowLeft, lowRight] = [0, 0, 0, 0, 0]
  for (let i = 0; i < frames; i++) {
    if (i === until) {
      until += Math.ceil((0.2 + 3.8 * random()) * rateHz)
      level = random() < 0.1 ? 0 : 10 ** ((-55 + 49 * random()) / 20)
      balance = random()
    }
    lowLeft += 0.3 * (2 * random() - 1 - lowLeft)
    lowRight += 0.3 * (2 * random() - 1 - lowRight)
    left[i] = level * lowLeft * balance
    right[i] = level * lowRight * (1 - balance)
  }
  return { left, right }
}
