import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CertificateLine } from '../delivery/certificate/certificate'
import type { CertifyTools } from '../delivery/certificate/certify'
import { checkAlone } from '../delivery/certificate/check-alone'
import { lineBoundText, lineValueText, verdictText } from '../delivery/certificate/line-text'
import { MOST_CERTIFICATE_BYTES } from '../delivery/certificate/parse-certificate'
import { verifyCertificate } from '../delivery/certificate/verify-certificate'
import { Dsp } from '../engine/dsp'
import { PROGRAM } from '../session/program'
import { shownName } from '../wav/audio-file-error'
import { type CommandSpec, helpOf, readArguments } from './arguments'
import { FileReader } from './file-reader'
import { NodeHost } from './node-host'
import { reasonOf } from './stem-files'
import type { Surroundings } from './surroundings'
import { UsageError } from './usage-error'

export const VERIFY: CommandSpec = {
  name: 'verify',
  operands: 'FILE [--certificate FILE.json]',
  summary: 'Reads a delivered file again, measures it anew, and holds it against its certificate.',
  options: {
    certificate: {
      type: 'string',
      value: 'FILE.json',
      help: 'The certificate. Without it: song.certificate.json or song.json beside song.wav.',
    },
    'no-certificate': { type: 'boolean', help: 'Checks the file by itself: sound, not clipped, what it says is so.' },
    json: { type: 'boolean', help: 'The lines as a JSON object instead of a table.' },
  },
  notes: [
    'Exit 0 where every line passed, 1 where one failed. A file without a certificate fails, unless --no-certificate',
    'is given: nobody knows what it was meant to be. WAV, RF64, FLAC and MP3 are read here; Opus and AAC on the page.',
  ].join('\n'),
}

/** Some lines failed; they were printed. */
export class VerifyError extends Error {
  override readonly name = 'VerifyError'
}

export async function verify(args: readonly string[], { print, progress, signal }: Surroundings): Promise<void> {
  const given = readArguments(VERIFY, args)
  if (!given) return print(helpOf(VERIFY))
  const [path, ...more] = given.operands
  if (path === undefined || more.length > 0) throw new UsageError('Name one file. See: tutti verify --help')
  const isAlone = given.flag('no-certificate')
  const named = given.text('certificate')
  if (isAlone && named !== undefined) throw new UsageError('Give --certificate or --no-certificate, not both.')
  const json = isAlone ? null : certificateText(path, named)
  const lines = await linesOf(path, json, isAlone, await toolsOf(progress, signal))
  const passed = lines.every((line) => line.passed)
  progress('')
  if (given.flag('json')) print(`${JSON.stringify({ file: path, passed, lines }, null, 2)}\n`)
  else print(`${tableOf(lines)}\n${shownName(path)}: ${verdictText(lines)}\n`)
  if (!passed) throw new VerifyError(`"${shownName(path)}" did not pass: ${verdictText(lines)}.`)
}

async function linesOf(
  path: string,
  json: string | null,
  isAlone: boolean,
  tools: CertifyTools,
): Promise<readonly CertificateLine[]> {
  const reader = openFile(path)
  try {
    const file = { name: basename(path), reader }
    if (json !== null) return (await verifyCertificate(file, json, tools)).lines
    const { lines } = await checkAlone(file, tools)
    return isAlone ? lines : [NO_CERTIFICATE, ...lines]
  } finally {
    reader.close()
  }
}

const NO_CERTIFICATE: CertificateLine = {
  id: 'certificate',
  label: 'It has a certificate',
  standard: '',
  expected: 'yes',
  measured: 'no',
  unit: '',
  tolerance: 'the same',
  passed: false,
  note: 'None lies beside the file: name it with --certificate, or check the file by itself with --no-certificate.',
}

/** The text of the certificate that was named, or that lies beside the file; null where none does. */
function certificateText(path: string, named: string | undefined): string | null {
  if (named !== undefined) return readText(named)
  const stem = basename(path).replace(/\.[^.]*$/, '')
  for (const name of [`${stem}.certificate.json`, `${stem}.json`]) {
    const beside = join(dirname(path), name)
    if (!existsSync(beside)) continue
    const text = readText(beside)
    // A session may lie there under the same name.
    if (name.endsWith('.certificate.json') || text.includes('"tutti-certificate"')) return text
  }
  return null
}

function readText(path: string): string {
  try {
    if (statSync(path).size > MOST_CERTIFICATE_BYTES) throw new Error('it is too long for a certificate')
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Error(`The certificate "${shownName(path)}" could not be read: ${reasonOf(error)}`)
  }
}

function openFile(path: string): FileReader {
  try {
    return new FileReader(path)
  } catch (error) {
    throw new Error(`"${shownName(path)}" could not be opened: ${reasonOf(error)}`)
  }
}

async function toolsOf(progress: Surroundings['progress'], signal: AbortSignal): Promise<CertifyTools> {
  const host = new NodeHost()
  const dsp = new Dsp(await host.dspModule())
  host.dispose()
  return {
    dsp,
    createSha256: () => createHash('sha256'),
    program: PROGRAM,
    onProgress: async (fraction) => {
      progress(`Measuring ${Math.floor(fraction * 100)} %`)
      // A signal of the system is heard between two turns of the loop only.
      await new Promise(setImmediate)
      signal.throwIfAborted()
    },
  }
}

function tableOf(lines: readonly CertificateLine[]): string {
  const width = Math.max(...lines.map(({ label }) => label.length))
  return lines
    .map((line) => {
      const value = lineValueText(line.measured, line.unit)
      const bound = lineBoundText(line)
      const held = bound === '' || bound === value ? '' : ` (${bound})`
      const row = `${line.passed ? 'pass' : 'FAIL'}  ${line.label.padEnd(width)}  ${value}${held}`
      return plain(line.note === '' ? row : `${row}  ${line.note}`)
    })
    .join('\n')
}

/** Texts of a file are anybody's: none may move the cursor or turn the line around. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
}
