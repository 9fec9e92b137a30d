import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { entryId, type NewEntry } from '../../src/project/entry-id'
import type { ProjectDoc } from '../../src/project/project'
import type { ReviewEntry } from '../../src/project/review-entry'
import { commentsFile, commentsFragment } from '../../src/project/write-comments'
import { expectStrips } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'
import { comparePage, keptProject, saveVersion } from './project-page'

afterAll(async () => (await browser()).close())

const RATE = 48_000
const stems = ['Drums', 'Bass'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(20 * RATE, index + 1, 0.1), RATE),
}))

/** A song with one version, on the page where comments come in. */
async function opened() {
  const open = await openPage()
  await addStems(open.page, stems)
  await expectStrips(open.page, 2)
  await saveVersion(open.page, 'v1')
  const project = await keptProject(open.page)
  await comparePage(open.page, 'Review')
  return { ...open, project }
}

type Unsigned = Omit<Extract<NewEntry, { kind: 'comment' }>, 'kind' | 'slot' | 'rateHz' | 'endFrame' | 'at'>

/** A comment as a reviewer's page would have made it, its id over the text as it stands. */
function comment({ versions }: ProjectDoc, said: Unsigned & { endFrame?: number }): ReviewEntry {
  const slot = `version:${versions[0]?.id}` as const
  const entry: NewEntry = {
    kind: 'comment',
    slot,
    rateHz: RATE,
    endFrame: null,
    at: '2026-11-21T12:00:00.000Z',
    ...said,
  }
  return { ...entry, id: entryId(entry) } as ReviewEntry
}

function fileOf({ id }: ProjectDoc, entries: readonly ReviewEntry[]): string {
  return commentsFile({ projectId: id, reviewId: '0'.repeat(32), entries })
}

async function importFile(page: Page, text: string, name = 'comments.json'): Promise<void> {
  await page
    .getByLabel('Import comments', { exact: true })
    .setInputFiles({ name, buffer: Buffer.from(text), mimeType: 'application/json' })
}

const items = (page: Page) => page.getByRole('list', { name: 'Comments', exact: true }).getByRole('listitem')
const notice = (page: Page, text: string | RegExp) => page.locator('.notices').getByText(text).first().waitFor()

describe('comments that come in', () => {
  // Broken once by pins half a percent too far left.
  it('land on their place; the same file again changes nothing', async () => {
    const { page, project, close } = await opened()
    const said = [
      comment(project, { author: 'Anna', text: 'Too loud here', startFrame: 12 * RATE }),
      comment(project, { author: 'Ben', text: 'Lovely part', startFrame: 4 * RATE, endFrame: 8 * RATE }),
    ]
    const text = fileOf(project, said)
    await importFile(page, text)
    await notice(page, '2 new comments.')
    await expect.poll(() => items(page).count()).toBe(2)
    expect(await items(page).nth(0).innerText()).toMatch(
      /0:04\.000-0:08\.000[\s\S]*v1[\s\S]*new[\s\S]*Lovely part[\s\S]*Ben/,
    )
    await items(page).nth(1).getByRole('button', { name: 'Go to 0:12.000: comment 2' }).click()
    await expect.poll(() => page.getByRole('slider', { name: 'Song position' }).inputValue()).toBe('12')

    const marks = page.getByRole('region', { name: 'Comments on the time line' }).getByRole('button')
    expect(await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')))).toEqual([
      'Comment 1 by Ben at 0:04.0 to 0:08.0, open',
      'Comment 2 by Anna at 0:12.0, open',
    ])
    const time = await page.getByRole('slider', { name: 'Song position' }).boundingBox()
    const pin = await marks.nth(1).boundingBox()
    if (!time || !pin) throw new Error('the time line is not there')
    expect(Math.abs(pin.x + pin.width / 2 - (time.x + (time.width * 12) / 20))).toBeLessThan(1.5)

    await page.getByRole('button', { name: 'Answer comment 2' }).click()
    await page.getByRole('textbox', { name: 'Answer to comment 2' }).fill('Turned down')
    await page.getByRole('button', { name: 'Send answer' }).click()
    await page.getByRole('button', { name: 'Resolve comment 2' }).click()
    await items(page)
      .nth(1)
      .getByText(/^resolved by /)
      .waitFor()
    const before = await keptProject(page)
    await importFile(page, text, 'again.json')
    await notice(page, 'Nothing new: all of it is here already.')
    await page.waitForTimeout(800)
    expect(await keptProject(page)).toEqual(before)

    // From another screen a pin leads to its thread.
    await tab(page, 'Master')
    await marks.nth(0).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('listitem', { name: 'Comment 2, resolved' }).count()).toBe(1)
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Comment 2, resolved')
    await close()
  })

  it('come in by a link or a text that was pasted, and merge in any order', async () => {
    const { page, project, close } = await opened()
    const [one, two] = ['Anna', 'Ben'].map((author, index) =>
      comment(project, { author, text: `From ${author}`, startFrame: index * RATE }),
    ) as [ReviewEntry, ReviewEntry]
    const link = `https://files.example/review.html${commentsFragment({ projectId: project.id, reviewId: '1'.repeat(32), entries: [two] })}`
    await page.getByText('Paste a text or a link').click()
    await page.getByLabel('Text or link of a reviewer').fill(link)
    await page.getByRole('button', { name: 'Take in' }).click()
    await notice(page, '1 new comment.')
    await importFile(page, fileOf(project, [two, one]))
    await notice(page, '1 new comment, 1 known.')
    expect(
      await items(page)
        .getByText(/^From /)
        .allInnerTexts(),
    ).toEqual(['From Anna', 'From Ben'])
    await close()
  })

  // Broken once by texts that were put onto the page as HTML.
  it('run nothing: markup, scripts and control characters are text', async () => {
    const { page, project, close } = await opened()
    const markup = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><svg onload="window.hacked=1">'
    const entries = [
      comment(project, { author: '<b onmouseover="window.hacked=1">Eve</b>', text: markup, startFrame: RATE }),
      comment(project, {
        author: 'javascript:window.hacked=1',
        text: '\u202egnp.exe\u0000\u0007\u001b[2J end',
        startFrame: 5 * RATE,
      }),
    ]
    await importFile(page, fileOf(project, entries), '<img src=x onerror=window.hacked=1>.json')
    await notice(page, '2 new comments.')
    await items(page).getByText(markup, { exact: true }).waitFor()
    await items(page).getByText('gnp.exe   [2J end', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Go to 0:01.000: comment 1' }).hover()
    await page.getByRole('button', { name: /^Comment 1 by / }).hover()
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    const strange = page
      .locator('main, .time-line, .notices')
      .locator('img, script, b[onmouseover], svg[onload], iframe, object')
    expect(await strange.count()).toBe(0)
    await close()
  })

  // Broken once by an import that did not ask which project the comments belong to.
  it('change nothing where the file is broken, changed, foreign or too big, and say why', async () => {
    const { page, project, close } = await opened()
    const whole = fileOf(project, [comment(project, { author: 'Anna', text: 'Fine', startFrame: RATE })])
    await importFile(page, whole)
    await notice(page, '1 new comment.')
    const before = await keptProject(page)
    const another = { ...project, id: 'f'.repeat(32) }
    const cases: [text: string, reason: RegExp][] = [
      [whole.slice(0, whole.length / 2), /“broken 1\.json” was not imported: .*not the whole of it/],
      [whole.replace('Fine', 'Evil'), /“broken 2\.json” was not imported: .*its id does not match its content/],
      [fileOf(another, []), /“broken 3\.json” was not imported: it belongs to a review of another project/],
      [
        `{"format":"tutti-comments","pad":"${'x'.repeat(4_000_000)}"}`,
        /“broken 4\.json” was not imported: it has 5 MB/,
      ],
      [whole.replace('"startFrame": 48000', '"startFrame": -1'), /“broken 5\.json” was not imported: .*startFrame/],
      ['\u0000\u0001', /“broken 6\.json” was not imported: .*no comments in this/],
    ]
    for (const [index, [text, reason]] of cases.entries()) {
      await importFile(page, text, `broken ${index + 1}.json`)
      await notice(page, reason)
    }
    await page.waitForTimeout(800)
    expect(await keptProject(page)).toEqual(before)
    await close()
  })
})

describe('comments of one’s own', () => {
  // Broken once by comments one frame late.
  it('are said at the place where the song stands, or about the loop', async () => {
    const { page, close } = await opened()
    await page.getByRole('slider', { name: 'Song position' }).fill('3')
    await page.getByRole('button', { name: 'Comment here' }).click()
    await page.getByText('At 0:03.0').waitFor()
    await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('Here it is')
    await page.getByRole('button', { name: 'Add comment' }).click()
    await items(page).getByText('Here it is').waitFor()
    await page.getByRole('tab', { name: 'Review', exact: true }).focus()
    // Without a loop yet, the next eight seconds become one.
    await page.keyboard.press('l')
    await page.getByRole('button', { name: 'Comment here' }).click()
    await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('All of this')
    await page.keyboard.press('Control+Enter')
    await items(page).getByText('All of this').waitFor()
    const { entries, versions } = await keptProject(page)
    expect(entries).toMatchObject([
      { kind: 'comment', slot: `version:${versions[0]?.id}`, startFrame: 3 * RATE, endFrame: null, rateHz: RATE },
      { kind: 'comment', text: 'All of this', startFrame: 3 * RATE, endFrame: 11 * RATE },
    ])
    await page.getByRole('button', { name: 'Take off the list: comment 1' }).click()
    await expect.poll(() => items(page).count()).toBe(1)
    await page.getByRole('switch', { name: 'Show hidden (1)' }).check({ force: true })
    await page.getByRole('button', { name: 'Put back the comment at 0:03.000' }).click()
    await expect.poll(() => items(page).count()).toBe(2)
    await close()
  })
})
