import { defineConfig } from 'vitest/config'
import { browserTests } from './scripts/browser-tests.mjs'
import all from './vitest.browser.config'

// Nothing here listens: two files at a time, each with a browser of its own.
export default defineConfig({
  test: { ...all.test, include: browserTests('untimed'), fileParallelism: true, maxWorkers: 2 },
})
