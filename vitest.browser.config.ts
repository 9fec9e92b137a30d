import { defineConfig } from 'vitest/config'

// One browser, one server, one file after the other: audio in real time does not share two cores well. And a browser on a
// busy machine skips a quantum or is late now and then: what fails has to fail every time, and a second try is reported.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/harness/serve.ts'],
    fileParallelism: false,
    retry: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
