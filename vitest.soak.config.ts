import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/soak/**/*.test.ts'],
    globalSetup: ['tests/browser/harness/serve.ts'],
    testTimeout: 3_600_000,
    fileParallelism: false,
  },
})
