import { defineConfig } from 'vitest/config'
import { browserTests } from './scripts/browser-tests.mjs'
import all from './vitest.browser.config'

export default defineConfig({ test: { ...all.test, include: browserTests('timed') } })
