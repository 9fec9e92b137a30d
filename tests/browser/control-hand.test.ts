import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { expectStrips, setSlider, strip } from './harness/controls'
import { addStems, browser, openPage } from './harness/page'
import { noise, wav24 } from './harness/signals'

afterAll(async () => (await browser()).close())

const stems = ['drums', 'bass', 'lead vox', 'keys'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(4_800, index + 1, 0.2), 48_000),
}))

const slider = (page: Page, name: string, of = 'drums.wav') =>
  strip(page, of).getByRole('slider', { name, exact: true })
const readValue = async (control: Locator) => Number(await control.inputValue())

async function middleOf(control: Locator) {
  const box = await control.boundingBox()
  if (!box) throw new Error('It is not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

describe('with a mouse', () => {
  it('the wheel turns a slider that has the focus, or with Alt, and no other', async () => {
    const { page, close } = await openPage()
    await addStems(page, stems)
    await expectStrips(page, 4)
    const trim = slider(page, 'Trim')
    await trim.hover()
    await page.mouse.wheel(0, -100)
    await page.waitForTimeout(100)
    expect(await readValue(trim)).toBe(0)
    await trim.focus()
    for (let notch = 0; notch < 3; notch++) await page.mouse.wheel(0, -100)
    await expect.poll(() => readValue(trim)).toBe(0.3)
    await page.keyboard.down('Shift')
    await page.mouse.wheel(0, 100)
    await page.keyboard.up('Shift')
    await expect.poll(() => readValue(trim)).toBe(-0.7)
    // One movement of the hand, one step of undo.
    await page.getByRole('button', { name: /^Undo/ }).click()
    expect(await readValue(trim)).toBe(0)
    const other = slider(page, 'Trim', 'bass.wav')
    await other.hover()
    await page.keyboard.down('Alt')
    await page.mouse.wheel(0, 100)
    await page.keyboard.up('Alt')
    await expect.poll(() => readValue(other)).toBe(-0.1)
    await close()
  })

  it('a double click goes to the default, and both clicks are one step of undo', async () => {
    const { page, close } = await openPage()
    await addStems(page, stems)
    await expectStrips(page, 4)
    const trim = slider(page, 'Trim')
    await setSlider(strip(page, 'drums.wav'), 'Trim', 18)
    const box = await trim.boundingBox()
    await trim.dblclick({ position: { x: 8, y: (box?.height ?? 0) / 2 } })
    expect(await readValue(trim)).toBe(0)
    await page.getByRole('button', { name: /^Undo/ }).click()
    expect(await readValue(trim)).toBe(18)
    await close()
  })

  it('Shift drags ten times as fine', async () => {
    const { page, close } = await openPage()
    await addStems(page, stems)
    await expectStrips(page, 4)
    const trim = slider(page, 'Trim')
    const { x, y } = await middleOf(trim)
    const drag = async (px: number) => {
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x + px, y, { steps: 5 })
      await page.mouse.up()
      const value = await readValue(trim)
      await trim.press('Delete')
      return value
    }
    const coarse = await drag(40)
    await page.keyboard.down('Shift')
    const fine = await drag(40)
    await page.keyboard.up('Shift')
    expect(coarse).toBeGreaterThan(5)
    expect(Math.abs(fine - coarse / 10)).toBeLessThanOrEqual(0.1)
    await close()
  })
})

describe('with a finger', () => {
  async function openTouch() {
    // High enough for whole strips.
    const context = await (await browser()).newContext({ viewport: { width: 1180, height: 1180 }, hasTouch: true })
    const open = await openPage({ context })
    await addStems(open.page, stems)
    await expectStrips(open.page, 4)
    const driver = await context.newCDPSession(open.page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      driver.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
    return {
      page: open.page,
      touch,
      async swipe(from: { x: number; y: number }, dx: number, dy: number) {
        await touch('touchStart', from.x, from.y)
        for (let step = 1; step <= 10; step++)
          await touch('touchMove', from.x + (dx * step) / 10, from.y + (dy * step) / 10)
        await touch('touchEnd')
      },
      async close() {
        await open.close()
        await context.close()
      },
    }
  }

  it('a tap changes nothing, a swipe along the slider moves the value from where it is', async () => {
    const { page, touch, swipe, close } = await openTouch()
    const balance = slider(page, 'Balance')
    const box = await balance.boundingBox()
    const at = { x: (box?.x ?? 0) + 6, y: (await middleOf(balance)).y }
    await touch('touchStart', at.x, at.y)
    await touch('touchEnd')
    await page.waitForTimeout(100)
    expect(await readValue(balance)).toBe(0)
    await swipe(at, 40, 0)
    await expect.poll(() => readValue(balance)).toBeGreaterThan(5)
    // From the far left, an absolute drag would have ended far below zero.
    expect(await readValue(balance)).toBeLessThan(100)
    await close()
  })

  it('a swipe across a slider is a scroll and turns nothing; an upright fader is dragged up and down', async () => {
    const { page, swipe, close } = await openTouch()
    const balance = slider(page, 'Balance')
    await swipe(await middleOf(balance), 2, -80)
    await page.waitForTimeout(100)
    expect(await readValue(balance)).toBe(0)
    const fader = slider(page, 'Gain')
    await fader.scrollIntoViewIfNeeded()
    await swipe(await middleOf(fader), 0, 40)
    await expect.poll(() => readValue(fader)).toBeLessThan(-3)
    await close()
  })

  it('a long press opens the menu and turns nothing', async () => {
    const { page, touch, close } = await openTouch()
    for (const control of [
      slider(page, 'Gain'),
      strip(page, 'drums.wav').getByRole('button', { name: 'Mute', exact: true }),
    ]) {
      const { x, y } = await middleOf(control)
      await touch('touchStart', x, y)
      await page.getByRole('menuitem').first().waitFor()
      // The finger was heard: what it does until it leaves is no drag and no press.
      await touch('touchMove', x, y - 20)
      await touch('touchMove', x, y - 40)
      await touch('touchEnd')
      await page.waitForTimeout(100)
      expect(await page.getByRole('menuitem').count()).toBeGreaterThan(2)
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('menuitem').count()).toBe(0)
    }
    expect(await readValue(slider(page, 'Gain'))).toBe(0)
    const mute = strip(page, 'drums.wav').getByRole('button', { name: 'Mute', exact: true })
    expect(await mute.getAttribute('aria-pressed')).toBe('false')
    await close()
  })
})
