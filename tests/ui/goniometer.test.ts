import { expect, it } from 'vitest'
import { goniometerX, goniometerY } from '../../src/ui/figures/goniometer-place'
import { LowestHold } from '../../src/ui/figures/lowest-hold'

/** Broken once by a left that leant to the right. */
it('has the middle upright, the side lying, and left on the left', () => {
  expect([goniometerX(1, 1), goniometerY(1, 1)]).toEqual([0, 1])
  expect([goniometerX(1, -1), goniometerY(1, -1)]).toEqual([-1, 0])
  expect([goniometerX(1, 0), goniometerY(1, 0)]).toEqual([-0.5, 0.5])
  expect([goniometerX(0, 1), goniometerY(0, 1)]).toEqual([0.5, 0.5])
})

it('holds the lowest until it is cleared', () => {
  const hold = new LowestHold()
  hold.update(null)
  expect(hold.value).toBe(null)
  for (const value of [0.5, -0.2, 0.9]) hold.update(value)
  expect(hold.value).toBe(-0.2)
  hold.clear()
  hold.update(0.7)
  expect(hold.value).toBe(0.7)
})
