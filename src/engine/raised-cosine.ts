/**
 * The rising half of a raised cosine, strictly between 0 and 1 and symmetric: `fade[n] + fade[length - 1 - n]` is 1.
 * By the recurrence cos((n+1)a) = 2 cos(a) cos(na) - cos((n-1)a) from a series for cos(a), so that no host's own
 * cosine, which differs in the last bit from browser to browser, reaches a sample.
 */
export function raisedCosine(length: number): Float64Array {
  const angle = Math.PI / (length + 1)
  const squared = angle * angle
  const cosine =
    1 -
    (squared / 2) *
      (1 - (squared / 12) * (1 - (squared / 30) * (1 - (squared / 56) * (1 - (squared / 90) * (1 - squared / 132)))))
  const fade = new Float64Array(length)
  let before = 1
  let now = cosine
  for (let n = 0; n < length; n++) {
    fade[n] = (1 - now) / 2
    const next = 2 * cosine * now - before
    before = now
    now = next
  }
  return fade
}
