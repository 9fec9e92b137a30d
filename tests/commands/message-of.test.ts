import { expect, it } from 'vitest'
import { failureText, messageOf } from '../../src/commands/message-of'

it.each([
  ['QuotaExceededError', /no space left on the disk.*Make room/],
  ['NotReadableError', /could not be read.*Choose it again/],
  ['NotFoundError', /not there any more.*Choose it again/],
  ['NotAllowedError', /does not let this page write/],
])('says in words what a browser calls %s', (name, words) => {
  expect(messageOf(new DOMException('Failed to execute "write" on "X".', name))).toMatch(words)
})

it("leaves our own errors' words, and those that nobody knows", () => {
  const own = new Error('“kick.wav” has no samples in it. Export it again.')
  own.name = 'NotFoundError'
  expect(messageOf(own)).toBe(own.message)
  expect(messageOf(new DOMException('Odd.', 'OddError'))).toBe('Odd.')
  expect(messageOf('text')).toBe('text')
})

it('says what did not work, why, and what is safe, each as a sentence', () => {
  expect(failureText('“a.json” was not opened', new Error('it is cut short.'), 'What is open stays.')).toBe(
    '“a.json” was not opened: it is cut short. What is open stays.',
  )
  expect(failureText('No', new Error('because'), 'All is well.')).toBe('No: because. All is well.')
})
