/** What browsers say of files in words of their own: here it is what happened, and what to do. */
const BROWSER_ERRORS: Readonly<Record<string, string>> = {
  QuotaExceededError: 'there is no space left on the disk, or none that this page may use. Make room, and try again.',
  NotReadableError: 'the file could not be read: it is in use, or may not be read. Choose it again.',
  NotFoundError: 'the file is not there any more: it was moved or renamed. Choose it again.',
  NotAllowedError: 'the browser does not let this page write there. Choose another place.',
  NoModificationAllowedError: 'the file is in use or may not be changed. Choose another place.',
}

/** What an error says, as text. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // A DOMException's name says what it is; an error that we made has words of its own.
  const isOfBrowser = typeof DOMException !== 'undefined' && error instanceof DOMException
  return (isOfBrowser ? BROWSER_ERRORS[error.name] : undefined) ?? error.message
}

/**
 * What did not work, why, and what is safe or to be done now: "“x.json” was not opened: it is damaged. What is open stays
 * as it was."
 */
export function failureText(what: string, error: unknown, safe: string): string {
  const why = messageOf(error).trim()
  return `${what}: ${why}${/[.!?]$/.test(why) ? '' : '.'} ${safe}`
}

/** Errors lose their class between threads; their name stays. */
export function isAbort(error: unknown): boolean {
  return (error as { name?: unknown } | null)?.name === 'AbortError'
}
