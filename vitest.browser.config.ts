import { defineConfig } from 'vitest/config'

// One browser, one server, one file after the other: audio in real time does not share two cores well.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/harness/serve.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
