import { expect, it } from 'vitest'
import { commentLines } from '../../src/project/comment-lines'
import { approval, blindTest, comment, reply, resolve, VERSION_A, withdraw } from './said'

const labelOf = (slot: string) => (slot === `version:${VERSION_A}` ? 'v2 vocal up' : slot)

it('reads as a person would write it', () => {
  const vocal = comment()
  const range = comment({ startFrame: 48_000, endFrame: 120_000, text: 'too long\n\nand too loud', author: '' })
  const gone = comment({ text: 'never mind' })
  const entries = [
    approval({ approval: 'changes' }),
    blindTest({ successes: 6 }),
    vocal,
    reply({ to: vocal.id, text: 'up by 0.5 dB\nin v3' }),
    resolve({ to: vocal.id }),
    range,
    gone,
    withdraw({ to: gone.id }),
  ]
  expect(commentLines(entries, labelOf)).toEqual([
    '0:01.000-0:02.500 [v2 vocal up] Unnamed: too long\n    \n    and too loud',
    '1:12.340 [v2 vocal up] Anna: The vocal is low (resolved)',
    '    Eve: up by 0.5 dB\n    in v3',
    expect.stringMatching(/^Anna: (ABX|v2)/),
    expect.stringMatching(/^Anna: (ABX|v2)/),
  ])
  const lines = commentLines(entries, labelOf)
  expect(lines).toContain('Anna: v2 vocal up needs changes')
  expect(lines).toContain(
    'Anna: ABX, v2 vocal up and Plain sum: No difference was shown: 6 of 10 right, p = 0.377. That does not show that there is none.',
  )
})

it('says of preference what was liked better', () => {
  expect(commentLines([blindTest({ method: 'preference', successes: 1 })], labelOf)).toEqual([
    'Anna: Preference, v2 vocal up and Plain sum: Plain sum was preferred: 9 of 10, p = 0.021.',
  ])
})

it('is not taken for the line for the machine', () => {
  const [line] = commentLines([comment({ text: '\ntutti-comments:AAAA\n#c=BBBB' })], labelOf)
  expect(line).not.toMatch(/tutti-comments:|#c=/)
})
