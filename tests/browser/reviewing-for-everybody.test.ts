import { afterAll, expect, it } from 'vitest'
import { violations } from './harness/axe'
import { expectStrips, setSlider, strip } from './harness/controls'
import { addStems, browser, openPage, tab } from './harness/page'
import { noise, wav24 } from './harness/signals'
import { comparePage, saveVersion } from './project-page'

afterAll(async () => (await browser()).close())

const stems = ['drums', 'vocal'].map((name, index) => ({
  name: `${name}.wav`,
  buffer: wav24(noise(4 * 48_000, index + 1, 0.2), 48_000),
}))

it('has no violation that axe knows in versions, review and blind test, empty, at work and done', async () => {
  const { page, close } = await openPage()
  const found: string[] = []
  const look = async (where: string) => {
    await page.waitForTimeout(100)
    found.push(...(await violations(page, where)))
  }
  for (const name of ['Versions', 'Review', 'Blind test'] as const) {
    await comparePage(page, name)
    await look(`empty ${name}`)
  }
  await addStems(page, stems)
  await expectStrips(page, 2)
  await comparePage(page, 'Review')
  await look('review without a version')
  await comparePage(page, 'Versions')
  await page.getByLabel('Your name', { exact: true }).fill('Jo')
  await saveVersion(page, 'v1')
  await page.getByRole('button', { name: 'Approve: v1' }).click()
  await tab(page, 'Master')
  await setSlider(strip(page, 'vocal.wav'), 'Gain', 2)
  await saveVersion(page, 'v2')
  await page.getByRole('button', { name: 'Ask for changes: v2' }).click()
  await page.getByRole('button', { name: 'Hear v1' }).click()
  await page.getByRole('button', { name: 'Take v1 off the transport' }).waitFor({ timeout: 30_000 })
  await look('versions')

  await comparePage(page, 'Review')
  await page.getByRole('button', { name: 'Comment here' }).click()
  await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('Too loud')
  await look('a comment that is written')
  await page.getByRole('button', { name: 'Add comment' }).click()
  await page.getByRole('button', { name: 'Answer comment 1' }).click()
  await look('an answer that is written')
  await page.getByRole('textbox', { name: 'Answer to comment 1' }).fill('Yes')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Resolve comment 1' }).click()
  await look('a thread that is resolved')

  await comparePage(page, 'Blind test')
  await page.getByLabel('Trials', { exact: true }).fill('1')
  await page.getByRole('button', { name: 'Start blind test' }).click()
  await page.getByText('Trial 1 of 1', { exact: true }).waitFor({ timeout: 30_000 })
  await look('a blind test that runs')
  await page.getByRole('button', { name: 'X is A' }).click()
  await page.getByRole('list', { name: 'Blind tests so far' }).waitFor()
  await look('a blind test that was done')

  await tab(page, 'Deliver')
  await page.getByRole('button', { name: 'Export master' }).click()
  await page.getByRole('alertdialog', { name: 'Not the approved version' }).waitFor()
  await look('the question about another version')
  expect(found).toEqual([])
  await close()
})

it('is worked by keyboard alone: version, approval, comment, answer, blind test', async () => {
  const { page, close } = await openPage()
  await addStems(page, stems)
  await expectStrips(page, 2)
  const press = async (name: string | RegExp) => {
    const button = page.getByRole('button', { name, exact: true })
    await button.focus()
    await page.keyboard.press('Enter')
  }
  await tab(page, 'Compare')
  await page.getByRole('tab', { name: 'Listen', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByLabel('Note', { exact: true }).focus()
  await page.keyboard.type('as it came')
  // Enter in a field saves, as in every form.
  await page.keyboard.press('Enter')
  await page.getByRole('listitem', { name: 'v1', exact: true }).waitFor()
  await press('Approve: v1')
  await page.getByText(/^Approved by Engineer, /).waitFor()
  await page.getByRole('tab', { name: 'Versions', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await press('Comment here')
  const text = 'Louder, please: a b x 1 2 are letters here'
  await page.keyboard.type(text)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('listitem', { name: 'Comment 1, open' }).getByText(text).waitFor()
  await press('Answer comment 1')
  await page.keyboard.type('Done')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('list', { name: 'Answers to comment 1' }).getByText('Done').waitFor()
  await page.getByRole('tab', { name: 'Review', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await press('Start blind test')
  await page.getByText('Trial 1 of 16', { exact: true }).waitFor({ timeout: 30_000 })
  for (const [key, name] of [
    ['a', 'Hear A'],
    ['b', 'Hear B'],
    ['x', 'Hear X'],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByRole('button', { name, pressed: true }).waitFor()
  }
  await page.keyboard.press('Shift+B')
  await page.getByText('Trial 2 of 16', { exact: true }).waitFor()
  await press('Give up')
  await page.getByRole('button', { name: 'Start blind test' }).waitFor()
  await close()
})
