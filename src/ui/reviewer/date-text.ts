const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const MOMENT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

/** "21 Nov 2026"; a dash for what is no date. */
export function dateText(iso: string): string {
  return textOf(iso, DATE)
}

/** "21 Nov, 17:05", where the reader is. */
export function momentText(iso: string): string {
  return textOf(iso, MOMENT)
}

function textOf(iso: string, format: Intl.DateTimeFormat): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? '–' : format.format(date)
}
