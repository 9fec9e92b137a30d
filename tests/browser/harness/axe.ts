import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'

interface AxeViolation {
  id: string
  nodes: { html: string }[]
}

interface Axe {
  run(context: Document | string, options: object): Promise<{ violations: AxeViolation[] }>
}

/** Everything that axe has against the page as it stands, with where that was; `rules` are those asked for alone, `within` a selector. */
export async function violations(
  page: Page,
  where: string,
  { rules, within }: { rules?: readonly string[]; within?: string } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    const source = await readFile(resolve(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js'), 'utf8')
    await page.evaluate(source)
  }
  const found = await page.evaluate(
    async ({ rules, within }) => {
      const { axe } = window as unknown as { axe: Axe }
      // What passes is not gathered, and no style sheet is fetched again: no rule that is on by itself reads those.
      const quick = { resultTypes: ['violations'], preload: false }
      const only = rules ? { runOnly: { type: 'rule', values: rules } } : {}
      return (await axe.run(within ?? document, { ...quick, ...only })).violations
    },
    { rules, within },
  )
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id} at ${node.html.slice(0, 160)}`))
}

/**
 * The same in both themes: everything in the dark one, what is a matter of colour in the light one too. The page should
 * have no transitions (`reducedMotion`), so that no colour is caught on its way.
 */
export async function violationsInThemes(page: Page, where: string, within?: string): Promise<string[]> {
  const theme = (name: 'dark' | 'light') =>
    page.evaluate((name) => {
      document.documentElement.dataset.theme = name
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }, name)
  await theme('light')
  const found = await violations(page, `${where}, light`, {
    rules: ['color-contrast', 'link-in-text-block'],
    ...(within ? { within } : {}),
  })
  await theme('dark')
  return [...found, ...(await violations(page, `${where}, dark`, within ? { within } : {}))]
}
