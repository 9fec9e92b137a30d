import { LIMITER } from '../params'
import { type RenderResult, renderMix } from '../render/render-mix'
import { DITHERS, EXPORT_FORMATS, type SessionDoc } from '../session/document'
import { type Arguments, type CommandSpec, helpOf, readArguments } from './arguments'
import { reportOf, summaryOf } from './master-report'
import { checkStemCount, neutralSession, sessionOver } from './master-session'
import { NodeHost } from './node-host'
import { refuseOverwriting } from './output-paths'
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
  },
  notes:
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
  refuseOverwriting({ out, report: reportPath }, [...given.operands, ...(sessionPath ? [sessionPath] : [])])
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
    // Both are opened first: what cannot be written is said before the work, not after it.
    const file = new SafeOutput(out)
    outputs.push(file)
    const report = reportPath ? new SafeOutput(reportPath) : null
    if (report) outputs.push(report)
    const result = await renderTo(file, session, threads, host, surroundings)
    for (const warning of result.warnings) say(warning)
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
  }
}

/** What is asked for on the line wins; a ceiling that is asked for must hold, so the limiter is then on. */
function apply(asked: ReturnType<typeof overrides>, session: SessionDoc, say: (line: string) => void): void {
  if (asked.format) session.export.format = asked.format
  if (asked.dither) session.export.dither = asked.dither
  if (asked.ceilingDbtp === undefined) return
  const { limiter } = session.master
  if (!limiter.on) say('The session has its limiter off: it is on for the ceiling that is asked for.')
  Object.assign(limiter, { on: true, ceilingDbtp: asked.ceilingDbtp })
}

/** Renders into `output`; whoever made it finishes or discards it. */
async function renderTo(
  output: SafeOutput,
  session: SessionDoc,
  threads: number,
  host: NodeHost,
  { signal, progress }: Surroundings,
): Promise<RenderResult> {
  const { format, dither } = session.export
  try {
    return await renderMix({ session, what: 'master', format, dither, threads }, host, {
      onBytes: (bytes) => output.write(bytes),
      onProgress: ({ fraction, secondsLeft }) =>
        progress(`${Math.floor(100 * fraction)} %, ${Math.ceil(secondsLeft)} s left`),
      signal,
    })
  } finally {
    progress('')
  }
}
