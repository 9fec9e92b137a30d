import type { Page } from 'playwright-core'
import type { ProjectDoc } from '../../src/project/project'
import { stateSha256 } from '../../src/project/state-hash'
import { parseSession } from '../../src/session/parse-session'
import { saveSession, tab } from './harness/page'

/** Opens one of the pages of the Compare screen. */
export async function comparePage(page: Page, name: 'Listen' | 'Versions' | 'Review' | 'Blind test'): Promise<void> {
  await tab(page, 'Compare')
  await page.getByRole('tab', { name, exact: true }).click()
}

/** Saves the song as it stands under a name, by its field and its button. */
export async function saveVersion(page: Page, name: string): Promise<void> {
  await comparePage(page, 'Versions')
  await page.getByLabel('Version name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save version', exact: true }).click()
  await page.getByRole('listitem', { name, exact: true }).waitFor()
}

/** The hash of the state that the session is in, out of the session file that the page saves. */
export async function stateOf(page: Page): Promise<string> {
  return stateSha256(parseSession((await saveSession(page)).text).session)
}

/** The project as this browser keeps it, once everything is kept. */
export async function keptProject(page: Page): Promise<ProjectDoc> {
  await page.getByText('Saved', { exact: true }).waitFor()
  return page.evaluate(async () => {
    const asked = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await asked(indexedDB.open('keyval-store'))
    const work = await asked(database.transaction('keyval').objectStore('keyval').get('last-session'))
    database.close()
    return (work as { project: ProjectDoc }).project
  })
}
