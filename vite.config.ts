import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { offline } from './scripts/vite-offline.mjs'

// A relative base lets the build be hosted under any path. Isolation headers are served where we are the server; the
// page also works without them (SharedArrayBuffer is never required).
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

export default defineConfig({
  base: './',
  plugins: [react(), offline()],
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 900, assetsInlineLimit: 0 },
  server: { port: 5173, headers: isolation },
  preview: { port: 4173, strictPort: true, headers: isolation },
})
