import { MAX_GROUPS, type SessionDoc, type StemRef } from '../session/document'
import { matchStems, type StemMatch, wantsHashes } from '../session/match-stems'
import { defaultSession } from '../session/new-session'
import { parseSession } from '../session/parse-session'
import { mostCommonRate } from '../session/song-length'
import { assignGroups } from '../stems/assign-groups'
import { shownName } from '../wav/audio-file-error'
import { hashStems } from './hash-stems'
import type { NodeHost } from './node-host'
import { sessionText } from './session-text'
import { type StemFile, stemRefOf } from './stem-files'
import { UsageError } from './usage-error'

/** A session whose stems all lie in files that the host knows, and what there is to say about it. */
export interface ReadySession {
  session: SessionDoc
  notes: string[]
}

function rateOf(files: readonly StemFile[]): number {
  return mostCommonRate(files.map((file) => file.rateHz)) ?? 48_000
}

/** A group for each file, named by it and in its family, as the page makes them. */
export function newSession(files: readonly StemFile[], hashes: readonly string[] = []): SessionDoc {
  const session = defaultSession(rateOf(files))
  const stems = files.map((file, index) => stemRefOf(file, hashes[index] ?? null))
  session.groups = assignGroups([], stems).groups
  return session
}

/** No session: every stem is a neutral group, in the order of the line. */
export function neutralSession(files: readonly StemFile[], host: NodeHost): ReadySession {
  const session = newSession(files)
  session.groups.forEach((group, index) => {
    for (const stem of group.stems) host.place(stem, (files[index] as StemFile).path)
  })
  return { session, notes: conversions(session) }
}

/** The session in `path`, or in the master there, over `files`. Throws SessionError, and UsageError where stems and files do not pair up. */
export async function sessionOver(
  path: string,
  files: readonly StemFile[],
  host: NodeHost,
  threads: number,
): Promise<ReadySession> {
  const { session, warnings, rateGiven } = parseSession(await sessionText(path))
  if (session.groups.length === 0) throw new UsageError(`The session "${path}" has no groups: add some.`)
  const hashes = wantsHashes(session) ? await hashStems(files, host, threads) : []
  const available = files.map((file, index) => ({ ...file, sha256: hashes[index] ?? null }))
  const wanted = session.groups.flatMap((group) => group.stems)
  const { matched, missing, extra } = matchStems(wanted, available)
  if (missing.length > 0) {
    throw new UsageError(`The session wants ${named(missing)}, which is not on the line: add it, or take it out.`)
  }
  if (extra.length > 0) {
    throw new UsageError(`The session has no stem for ${named(extra)}: take it off the line, or add it to a group.`)
  }
  const partners = new Map(matched.map((match) => [match.wanted, match]))
  for (const group of session.groups) {
    group.stems = group.stems.map((stem) => {
      const { found, by } = partners.get(stem) as StemMatch<(typeof available)[number]>
      const { fileName } = by === 'hash' ? stem : found
      // A stem that is known by its samples keeps its name: the session stays what it was.
      const actual = { ...stemRefOf(found, found.sha256), fileName }
      host.place(actual, found.path)
      return actual
    })
  }
  if (!rateGiven) session.rateHz = rateOf(files)
  return {
    session,
    notes: [
      ...warnings.map((warning) => `${path}: ${warning}.`),
      ...matched.flatMap((match) => changed(match)),
      ...conversions(session),
    ],
  }
}

function named(stems: readonly { fileName: string }[]): string {
  return stems.map((stem) => `"${shownName(stem.fileName)}"`).join(', ')
}

function changed({ wanted, found, by }: StemMatch<{ fileName: string }>): string[] {
  if (by === 'hash' || wanted.sha256 === null) return []
  return [`"${shownName(found.fileName)}" was found by its name: its samples are not those that the session knows.`]
}

/** One sentence for each stem at another rate than the session's. */
function conversions(session: SessionDoc): string[] {
  const stems: StemRef[] = session.groups.flatMap((group) => group.stems)
  return stems
    .filter((stem) => stem.rateHz !== session.rateHz)
    .map((stem) => `"${shownName(stem.fileName)}" is converted from ${stem.rateHz} Hz to ${session.rateHz} Hz.`)
}

/** Refuses a line with no stem, or with more than a session holds. */
export function checkStemCount(paths: readonly string[], command: string): void {
  if (paths.length === 0) throw new UsageError(`Name at least one stem. See: tutti ${command} --help`)
  if (paths.length > MAX_GROUPS) {
    throw new UsageError(`At most ${MAX_GROUPS} stems go into a master, not ${paths.length}: sum some of them first.`)
  }
}
