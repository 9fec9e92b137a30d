import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'

interface AxeViolation {
  id: string
  nodes: { html: string }[]
}

/** Everything that axe has against the page as it stands, with where that was. */
export async function violations(page: Page, where: string): Promise<string[]> {
  const source = await readFile(resolve(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
  const found = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }).axe
    return (await axe.run()).violations
  })
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id} at ${node.html.slice(0, 160)}`))
}
