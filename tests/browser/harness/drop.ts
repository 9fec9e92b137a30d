import type { Page } from 'playwright-core'

/** Drags files over the page and lets them go there, the way a browser tells it. */
export async function drop(page: Page, dropped: { name: string; buffer: Buffer }[]): Promise<void> {
  const carried = dropped.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }))
  const transfer = await page.evaluateHandle((items) => {
    const data = new DataTransfer()
    for (const { name, base64 } of items) {
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name))
    }
    return data
  }, carried)
  const target = page.locator('main')
  await target.dispatchEvent('dragenter', { dataTransfer: transfer })
  await target.dispatchEvent('dragover', { dataTransfer: transfer })
  await page.getByText('Drop to add').waitFor()
  await target.dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByText('Drop to add').waitFor({ state: 'detached' })
}
