import { expect, it } from 'vitest'
import { version } from '../../package.json'
import { PROGRAM } from '../../src/session/program'

it('names the version of the package', () => {
  expect(PROGRAM).toBe(`Tutti ${version}`)
})
