// Compiles worklets/dsp to build/dsp.wasm: SIMD, no runtime beyond a bump allocator, no imports at all.
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { generateSlots } from './generate-slots.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

export async function buildDsp() {
  await generateSlots()
  await mkdir(resolve(root, 'build'), { recursive: true })
  const asc = resolve(root, 'node_modules/assemblyscript/bin/asc.js')
  const options = [
    '--outFile',
    'build/dsp.wasm',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '-O3',
    '--converge',
    '--noAssert',
    '--use',
    'abort=',
  ]
  await promisify(execFile)(process.execPath, [asc, 'worklets/dsp/index.ts', ...options], { cwd: root })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildDsp().catch((error) => {
    console.error(error.stderr || error.message)
    process.exit(1)
  })
}
