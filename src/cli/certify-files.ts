import { createHash } from 'node:crypto'
import { basename, extname } from 'node:path'
import type { Certificate } from '../delivery/certificate/certificate'
import { certificateHtml } from '../delivery/certificate/certificate-html'
import { certificateJson } from '../delivery/certificate/certificate-json'
import { certify } from '../delivery/certificate/certify'
import type { Expectation } from '../delivery/certificate/expectation'
import { Dsp } from '../engine/dsp'
import { PROGRAM } from '../session/program'
import { FileReader } from './file-reader'
import { alternatePath } from './output-paths'
import { SafeOutput } from './safe-output'
import { UsageError } from './usage-error'

/** A file that was written, and what it was promised to be. */
export interface WrittenOutput {
  /** Of the alternate; null for the master. */
  name: string | null
  path: string
  expectation: Expectation
}

/** Reads each file again by another reader than the writer's code, and measures it anew. */
export async function certifyFiles(
  files: readonly WrittenOutput[],
  dspModule: WebAssembly.Module,
  progress: (line: string) => void,
): Promise<Certificate[]> {
  const certificates: Certificate[] = []
  try {
    for (const { path, expectation } of files) {
      const reader = new FileReader(path)
      try {
        // An instance each: it keeps the memory of its meters.
        const tools = { dsp: new Dsp(dspModule), program: PROGRAM, createSha256: () => createHash('sha256') }
        const onProgress = (fraction: number) =>
          progress(`reading ${basename(path)} again, ${Math.floor(100 * fraction)} %`)
        certificates.push(await certify({ name: basename(path), reader }, expectation, { ...tools, onProgress }))
      } finally {
        reader.close()
      }
    }
  } finally {
    progress('')
  }
  return certificates
}

/** Throws UsageError for a certificate that is neither JSON nor a page. */
export function checkCertificatePaths(paths: readonly string[]): void {
  const wrong = paths.find((path) => !['.json', '.html'].includes(extname(path).toLowerCase()))
  if (wrong) throw new UsageError(`--certificate takes FILE.json or FILE.html, not "${wrong}".`)
}

/** Writes the master's certificate to `paths`, and those of the files beside it beside them. */
export function writeCertificates(
  paths: readonly string[],
  files: readonly WrittenOutput[],
  certificates: readonly Certificate[],
): void {
  for (const path of paths) {
    const isPage = extname(path).toLowerCase() === '.html'
    certificates.forEach((certificate, index) => {
      const name = files[index]?.name ?? null
      const output = new SafeOutput(name === null ? path : alternatePath(path, name))
      try {
        const text = isPage ? certificateHtml(certificate) : certificateJson(certificate)
        output.write(new TextEncoder().encode(text))
        output.finish()
      } catch (error) {
        output.discard()
        throw error
      }
    })
  }
}
