import { LIMITER } from '../params'
import type { AlternatesResult } from '../render/alternate-files'
import { renderAlternates } from '../render/render-alternates'
import type { SessionDoc } from '../session/document'
import { DITHERS, EXPORT_FORMATS } from '../session/export-format'
import { planAlternates } from '../session/plan-alternates'
import { type Arguments, type CommandSpec, helpOf, readArguments } from './arguments'
import { ALTERNATE_NOTES, ALTERNATE_OPTIONS, applyAlternates, askedAlternates } from './master-alternates'
import { reportOf, summaryOf } from './master-report'
import { checkStemCount, neutralSession, sessionOver } from './master-session'
import { NodeHost } from './node-host'
import { alternatePath, type PlannedOutput, refuseOverwriting } from './output-paths'
import { SafeOutput } from './safe-output'
import { probeFiles } from './stem-files'
import type { Surroundings } from './surroundings'
import { UsageError } from './usage-error'

const { min, max } = LIMITER.ceilingDbtp

export const MASTER: CommandSpec = {
  name: 'master',
  operands: 'STEM... --out FILE [options]',
  summary: 'Renders one to eight stems (WAV, AIFF, FLAC) to a master file.',
  options: {
    out: { type: 'string', value: 'FILE', help: 'The master, a WAV file. Written under another name, then renamed.' },
    session: {
      type: 'string',
      value: 'FILE.json',
      help: 'The session to render. Without one every control is neutral.',
    },
    format: { type: 'string', value: EXPORT_FORMATS.join('|'), help: "Of the master; the session's, else wav24." },
    dither: { type: 'string', value: DITHERS.join('|'), help: "For wav24 and wav16; the session's, else tpdf." },
    ceiling: { type: 'string', value: 'DBTP', help: `The limiter's, ${min} to ${max}; the session's, else -1.` },
    threads: { type: 'string', value: 'N', help: 'Workers; as many as there are cores. Changes no byte of the file.' },
    report: { type: 'string', value: 'FILE.json', help: 'Writes what was made: hash, loudness, true peak and more.' },
    ...ALTERNATE_OPTIONS,
  },
  notes:
    `${ALTERNATE_NOTES}\n\n` +
    'Without a session the order on the line is stem order. With one, stems are found by hash, then by file name.\n' +
    'Exit: 0 done, 1 the work failed, 2 wrong usage.',
}

export async function master(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { print, say } = surroundings
  const given = readArguments(MASTER, args)
  if (!given) return print(helpOf(MASTER))
  const startMs = performance.now()
  const out = given.text('out')
  if (!out) throw new UsageError('Name the master with --out FILE. See: tutti master --help')
  const asked = overrides(given)
  checkStemCount(given.operands, 'master')
  const reportPath = given.text('report')
  const sessionPath = given.text('session')
  const named: PlannedOutput[] = [
    { asked: '--out', path: out },
    ...(reportPath ? [{ asked: '--report', path: reportPath }] : []),
  ]
  const inputs = [...given.operands, ...(sessionPath ? [sessionPath] : [])]
  refuseOverwriting(named, inputs)
  const host = new NodeHost()
  const threads = asked.threads ?? host.threads
  const outputs: SafeOutput[] = []
  try {
    const files = await probeFiles(given.operands)
    for (const file of files) for (const warning of file.warnings) say(warning)
    const { session, notes } = sessionPath
      ? await sessionOver(sessionPath, files, host, threads)
      : neutralSession(files, host)
    for (const note of notes) say(note)
    apply(asked, session, say)
    const { files: alternates } = planAlternates(session)
    const beside = alternates.map(({ name }) => ({ asked: `The alternate "${name}"`, path: alternatePath(out, name) }))
    refuseOverwriting([...named, ...beside], inputs)
    // Opened first: what cannot be written is said before the work, not after it.
    const report = reportPath ? new SafeOutput(reportPath) : null
    if (report) outputs.push(report)
    const result = await renderTo(out, outputs, session, threads, host, surroundings)
    for (const warning of result.master.warnings) say(warning)
    const seconds = (performance.now() - startMs) / 1000
    report?.write(new TextEncoder().encode(`${JSON.stringify(reportOf(out, session, result, seconds), null, 2)}\n`))
    for (const output of outputs) output.finish()
    print(summaryOf(out, session, result, seconds))
  } finally {
    for (const output of outputs) output.discard()
    host.dispose()
  }
}

function overrides(given: Arguments) {
  const threads = given.number('threads', 1, 64)
  if (threads !== undefined && !Number.isInteger(threads)) throw new UsageError('--threads takes a whole number.')
  return {
    threads,
    format: given.oneOf('format', EXPORT_FORMATS),
    dither: given.oneOf('dither', DITHERS),
    ceilingDbtp: given.number('ceiling', min, max, LIMITER.ceilingDbtp.unit),
    alternates: askedAlternates(given),
  }
}

/** What is asked for on the line wins; a ceiling that is asked for must hold, so the limiter is then on. */
function apply(asked: ReturnType<typeof overrides>, session: SessionDoc, say: (line: string) => void): void {
  if (asked.format) session.export.format = asked.format
  if (asked.dither) session.export.dither = asked.dither
  applyAlternates(asked.alternates, session, say)
  if (asked.ceilingDbtp === undefined) return
  const { limiter } = session.master
  if (!limiter.on) say('The session has its limiter off: it is on for the ceiling that is asked for.')
  Object.assign(limiter, { on: true, ceilingDbtp: asked.ceilingDbtp })
}

/** Renders to `out` and beside it. Every file that is opened is added to `outputs`: who made the list ends them all. */
async function renderTo(
  out: string,
  outputs: SafeOutput[],
  session: SessionDoc,
  threads: number,
  host: NodeHost,
  { signal, progress }: Surroundings,
): Promise<AlternatesResult> {
  const { format, dither } = session.export
  try {
    return await renderAlternates({ session, format, dither, threads }, host, {
      onFile: ({ name }) => {
        const output = new SafeOutput(name === null ? out : alternatePath(out, name))
        outputs.push(output)
        return {
          write: (bytes) => output.write(bytes),
          discard: () => {
            outputs.splice(outputs.indexOf(output), 1)
            output.discard()
          },
        }
      },
      onProgress: ({ fraction, secondsLeft }) =>
        progress(`${Math.floor(100 * fraction)} %, ${Math.ceil(secondsLeft)} s left`),
      signal,
    })
  } finally {
    progress('')
  }
}
