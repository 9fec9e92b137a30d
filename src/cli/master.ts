import type { Certificate } from '../delivery/certificate/certificate'
import { promisedLufs } from '../delivery/certificate/expectation-of'
import type { AlternatesResult } from '../render/alternate-files'
import { renderAlternates } from '../render/render-alternates'
import type { SessionDoc } from '../session/document'
import { planAlternates } from '../session/plan-alternates'
import { helpOf, readArguments } from './arguments'
import { certifyFiles, checkCertificatePaths, type WrittenOutput, writeCertificates } from './certify-files'
import { checkStamp } from './check-stamp'
import { MasterFiles } from './master-files'
import { MASTER } from './master-options'
import { applyOverrides, askedOverrides } from './master-overrides'
import { expectationsOf, failuresOf, reportOf, summaryOf } from './master-report'
import { checkStemCount, neutralSession, sessionOver } from './master-session'
import { applyTarget, askedTarget, serviceSentence } from './master-target'
import { NodeHost } from './node-host'
import { alternatePath, type PlannedOutput, refuseOverwriting } from './output-paths'
import { SafeOutput } from './safe-output'
import { probeFiles } from './stem-files'
import type { Surroundings } from './surroundings'
import { UsageError } from './usage-error'

export async function master(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { print, say } = surroundings
  const given = readArguments(MASTER, args)
  if (!given) return print(helpOf(MASTER))
  const startMs = performance.now()
  const out = given.text('out')
  if (!out) throw new UsageError('Name the master with --out FILE. See: tutti master --help')
  const asked = askedOverrides(given)
  const target = askedTarget(given)
  checkStemCount(given.operands, 'master')
  const reportPath = given.text('report')
  const sessionPath = given.text('session')
  const certificatePaths = given.texts('certificate')
  checkCertificatePaths(certificatePaths)
  const named: PlannedOutput[] = [
    { asked: '--out', path: out },
    ...(reportPath ? [{ asked: '--report', path: reportPath }] : []),
    ...certificatePaths.map((path) => ({ asked: '--certificate', path })),
  ]
  const inputs = [...given.operands, ...(sessionPath ? [sessionPath] : [])]
  refuseOverwriting(named, inputs)
  const host = new NodeHost()
  const threads = asked.threads ?? host.threads
  const outputs: SafeOutput[] = []
  let files: MasterFiles | null = null
  try {
    const stems = await probeFiles(given.operands)
    for (const stem of stems) for (const warning of stem.warnings) say(warning)
    const { session, notes } = sessionPath
      ? await sessionOver(sessionPath, stems, host, threads)
      : neutralSession(stems, host)
    for (const note of notes) say(note)
    applyOverrides(asked, out, session, say)
    const { files: alternates } = planAlternates(session)
    const beside = alternates.map(({ name }) => ({ asked: `The alternate "${name}"`, path: alternatePath(out, name) }))
    refuseOverwriting([...named, ...beside], inputs)
    // Opened first: what cannot be written is said before the work, not after it.
    const report = reportPath ? new SafeOutput(reportPath) : null
    if (report) outputs.push(report)
    const applied = await applyTarget(target, session, host, threads, surroundings)
    const stale = checkStamp(session)
    if (stale) say(stale)
    files = new MasterFiles(out, session)
    const result = await renderTo(files, session, threads, host, surroundings)
    const targetLufs = applied.solved ? session.delivery.targetLufs : promisedLufs(session)
    const written = expectationsOf(session, result, files, targetLufs)
    files.finish()
    for (const warning of result.master.warnings) say(warning)
    const service = serviceSentence(applied, result.master.loudness)
    if (service) say(service)
    const certificates = await certifyFiles(written, await host.dspModule(), surroundings.progress)
    writeCertificates(certificatePaths, written, certificates)
    const seconds = (performance.now() - startMs) / 1000
    report?.write(jsonBytes(reportOf(session, result, written, certificates, seconds)))
    report?.finish()
    print(summaryOf(session, result, written, seconds))
    failOnFailures(written, certificates)
  } finally {
    await files?.discard()
    for (const output of outputs) output.discard()
    host.dispose()
  }
}

const jsonBytes = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)

/** Renders the master and what is made beside it, and ends each file, under another name until `files.finish()`. */
async function renderTo(
  files: MasterFiles,
  session: SessionDoc,
  threads: number,
  host: NodeHost,
  { signal, progress }: Surroundings,
): Promise<AlternatesResult> {
  const { format, dither, rateHz } = session.export
  try {
    const result = await renderAlternates({ session, format, dither, rateHz, threads }, host, {
      onFile: (file) => files.writer(file),
      onProgress: ({ fraction, secondsLeft }) =>
        progress(`${Math.floor(100 * fraction)} %, ${Math.ceil(secondsLeft)} s left`),
      signal,
    })
    await files.end(null, result.master.loudness)
    for (const { name, loudness } of result.files) await files.end(name, loudness)
    return result
  } finally {
    progress('')
  }
}

function failOnFailures(files: readonly WrittenOutput[], certificates: readonly Certificate[]): void {
  const failures = failuresOf(files, certificates)
  if (failures.length > 0) throw new Error(failures.join(' '))
}
