import { defineConfig } from 'vitest/config'
import all from './vitest.browser.config'
export default defineConfig({ test: { ...all.test, include: ['prof.test.ts'], retry: 0 } })
