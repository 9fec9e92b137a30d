import type { SessionDoc, StemRef } from './document'

/** What is known of a stem that is at hand; `sha256` is null where it was not computed. */
export interface AvailableStem {
  fileName: string
  sha256: string | null
}

export interface StemMatch<T> {
  wanted: StemRef
  found: T
  /** Found by `name`, the samples may have changed since the session was saved. */
  by: 'hash' | 'name'
}

export interface StemMatches<T> {
  matched: StemMatch<T>[]
  /** Stems of the session for which nothing was found. */
  missing: StemRef[]
  /** Stems at hand that the session does not know. */
  extra: T[]
}

/** Two systems may write the same accented letter in two ways; a path before the name does not count. */
function plainName(fileName: string): string {
  return (fileName.split(/[\\/]/).pop() ?? fileName).normalize('NFC')
}

/**
 * Finds the stems of a session among those at hand: by hash first, then by file name. Each one is used once, so
 * that two equal stems (two silent ones, say) need two files.
 */
export function matchStems<T extends AvailableStem>(
  wanted: readonly StemRef[],
  available: readonly T[],
): StemMatches<T> {
  const found = new Map<StemRef, StemMatch<T>>()
  const left = new Set(available)
  const sameHash = (a: StemRef, b: T) => a.sha256 !== null && a.sha256 === b.sha256
  const sameName = (a: StemRef, b: T) => plainName(a.fileName) === plainName(b.fileName)
  const passes = [
    { by: 'hash', fits: (a: StemRef, b: T) => sameHash(a, b) && sameName(a, b) },
    { by: 'hash', fits: sameHash },
    { by: 'name', fits: sameName },
    { by: 'name', fits: (a: StemRef, b: T) => sameName(lowerCase(a), lowerCase(b)) },
  ] as const
  for (const { by, fits } of passes) {
    for (const stem of wanted) {
      if (found.has(stem)) continue
      const partner = [...left].find((candidate) => fits(stem, candidate))
      if (!partner) continue
      left.delete(partner)
      found.set(stem, { wanted: stem, found: partner, by })
    }
  }
  return {
    matched: wanted.flatMap((stem) => found.get(stem) ?? []),
    missing: wanted.filter((stem) => !found.has(stem)),
    extra: [...left],
  }
}

function lowerCase<S extends { fileName: string }>(stem: S): S {
  return { ...stem, fileName: stem.fileName.toLowerCase() }
}

/** Does the session know any stem by its samples? Only then is it worth hashing those at hand. */
export function wantsHashes(session: SessionDoc): boolean {
  return session.groups.some((group) => group.stems.some((stem) => stem.sha256 !== null))
}
