import { copyFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

// The command line for Node: two entries, everything bundled (it starts faster than a walk through node_modules),
// the DSP binary and the delivery targets beside them.
const root = import.meta.dirname

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist-cli',
    target: 'node20',
    rollupOptions: {
      input: { tutti: resolve(root, 'src/cli/tutti.ts'), 'render.worker': resolve(root, 'src/cli/render.worker.ts') },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
  plugins: [
    {
      name: 'files-beside-the-command-line',
      closeBundle: async () => {
        await copyFile(resolve(root, 'build/dsp.wasm'), resolve(root, 'dist-cli/dsp.wasm'))
        await copyFile(resolve(root, 'public/delivery-targets.json'), resolve(root, 'dist-cli/delivery-targets.json'))
      },
    },
  ],
})
