// Unpacks the browser inside @sparticuz/chromium, with the libraries it carries, into a folder of our own.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const cache = fileURLToPath(new URL('../.cache', import.meta.url))
const target = resolve(cache, 'chromium-147.0.0')

// The package's own file names folders of the runtime that it was made for; without any font the browser aborts.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${resolve(target, 'fonts')}</dir>
  <cachedir>${resolve(target, 'fonts-cache')}</cachedir>
</fontconfig>
`

/**
 * Returns the executable and the environment to launch it with. The package unpacks into the temp folder of its
 * process and takes any `chromium` that it finds there, so it runs in a process with a fresh private one; it unpacks
 * its NSS and expat libraries only where the runtime says it is Amazon's, so that is what the process is told.
 */
export async function unpackChromium() {
  if (!existsSync(resolve(target, 'fonts.conf'))) {
    await rm(target, { recursive: true, force: true })
    const fresh = `${target}.${process.pid}`
    await mkdir(fresh, { recursive: true })
    const script = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()"
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    })
    await writeFile(resolve(fresh, 'fonts.conf'), FONTS)
    await rename(fresh, target).catch(() => rm(fresh, { recursive: true, force: true }))
  }
  return {
    executablePath: resolve(target, 'chromium'),
    env: {
      ...process.env,
      TMPDIR: target,
      FONTCONFIG_FILE: resolve(target, 'fonts.conf'),
      LD_LIBRARY_PATH: [resolve(target, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  }
}
