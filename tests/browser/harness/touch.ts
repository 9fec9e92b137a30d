import type { Locator, Page } from 'playwright-core'

/** A finger that goes down in the middle of something, along, and up. */
export async function dragByTouch(page: Page, target: Locator, way: { x?: number; y?: number }): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('nothing to drag')
  const driver = await page.context().newCDPSession(page)
  const at = (share: number) => [
    { x: box.x + box.width / 2 + (way.x ?? 0) * share, y: box.y + box.height / 2 + (way.y ?? 0) * share },
  ]
  await driver.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
  for (let n = 1; n <= 8; n++) {
    await driver.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(n / 8) })
  }
  await driver.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await driver.detach()
}
