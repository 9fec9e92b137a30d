// npm run build: the DSP binary, the page (dist/) and the command line (dist-cli/).
import { ensureBuilt, ensureInstalled, failWith } from './ensure.mjs'

try {
  await ensureInstalled()
  await ensureBuilt('app', 'cli')
  console.log('Built: dist/ (any static host can serve it) and dist-cli/')
} catch (error) {
  failWith(error)
}
