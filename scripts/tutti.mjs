// npm run -s tutti -- COMMAND: the command line. Installs and builds what is missing (said on stderr), then runs it
// in this process, so that its output and its exit code are the command's own.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled, failWith, root } from './ensure.mjs'

try {
  await ensureInstalled()
  await ensureBuilt('cli')
} catch (error) {
  failWith(error)
}
// npm runs scripts in the project's folder; file names on the line are meant from where the person stands.
if (process.env.npm_lifecycle_event === 'tutti' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
await import(pathToFileURL(resolve(root, 'dist-cli/tutti.mjs')).href)
