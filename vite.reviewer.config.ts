import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The page inside a review file: one script and one style without imports, which the review's writer puts into the html
// (src/review). It lies beside the DSP binary, because the workstation's build takes it from there as a file.
export default defineConfig({
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: 'build',
    emptyOutDir: false,
    // Whoever gets a review may have an older phone than an engineer has a computer.
    target: ['es2022', 'safari16'],
    modulePreload: false,
    cssCodeSplit: false,
    // The compressed size matters to nobody: the file is mostly sound.
    reportCompressedSize: false,
    rollupOptions: {
      input: 'src/reviewer.tsx',
      output: {
        format: 'iife',
        entryFileNames: 'reviewer.js',
        assetFileNames: 'reviewer.[ext]',
      },
    },
  },
})
