import { expect, it } from 'vitest'
import { raisedCosine } from '../../src/engine/raised-cosine'

it.each([4, 80, 441, 1920])('is the rising half of a raised cosine at %i frames', (length) => {
  raisedCosine(length).forEach((value, n) => {
    expect(value).toBeCloseTo(0.5 - 0.5 * Math.cos((Math.PI * (n + 1)) / (length + 1)), 9)
  })
})

it('and its mirror image sum to one', () => {
  const fade = raisedCosine(480)
  fade.forEach((value, n) => {
    expect(value + (fade[479 - n] ?? 0)).toBeCloseTo(1, 9)
  })
})
