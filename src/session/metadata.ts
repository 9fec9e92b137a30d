/** What is written into the file beside the sound; the song's title is the session's. Empty where it is not known. */
export interface MetadataDoc {
  artist: string
  album: string
  /** "3" or "3/12". */
  track: string
  /** Of the release or the recording: "2026", "2026-11" or "2026-11-21". The only date that a file gets. */
  date: string
  genre: string
  comment: string
  /** Twelve characters without hyphens, such as "DEXY12600001". */
  isrc: string
  copyright: string
  engineer: string
}

export interface MetadataField {
  readonly id: keyof MetadataDoc
  readonly label: string
  readonly help: string
  /** Longest text. */
  readonly max: number
  /** Why a text cannot be taken, in words that say what to write; null where it can. */
  problem(text: string): string | null
}

const ISRC = /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/

/** An ISRC as it is stored: upper case, without hyphens and spaces. */
export function plainIsrc(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase()
}

function isrcProblem(text: string): string | null {
  return text === '' || ISRC.test(text)
    ? null
    : 'An ISRC has 12 characters: country, registrant, year and number, such as DE-XY1-26-00001.'
}

/** ISO 8601, to the year, the month or the day. */
function dateProblem(text: string): string | null {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text)
  const [, year, month = '01', day = '01'] = parts ?? []
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  const isDate = parts && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
  return text === '' || isDate ? null : 'A date is a year, a month or a day, such as 2026, 2026-11 or 2026-11-21.'
}

function trackProblem(text: string): string | null {
  const parts = /^([1-9]\d{0,2})(?:\/([1-9]\d{0,2}))?$/.exec(text)
  const fits = parts && (parts[2] === undefined || Number(parts[1]) <= Number(parts[2]))
  return text === '' || fits ? null : 'A track is its number, or its number of how many, such as 3 or 3/12.'
}

/** Some readers end a text at a control character, or show only its first line. */
function anyText(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return /[\u0000-\u001f\u007f]/.test(text) ? 'One line of text, without tabs and other control characters.' : null
}

export const METADATA_FIELDS: readonly MetadataField[] = [
  { id: 'artist', label: 'Artist', help: 'Who performs it.', max: 200, problem: anyText },
  { id: 'album', label: 'Album', help: 'The release that it is on.', max: 200, problem: anyText },
  { id: 'track', label: 'Track', help: 'Its number on the release, such as 3 or 3/12.', max: 7, problem: trackProblem },
  { id: 'date', label: 'Date', help: 'Of the release: 2026, 2026-11 or 2026-11-21.', max: 10, problem: dateProblem },
  { id: 'genre', label: 'Genre', help: 'Such as Pop.', max: 100, problem: anyText },
  {
    id: 'isrc',
    label: 'ISRC',
    help: 'The code of this recording, such as DE-XY1-26-00001.',
    max: 12,
    problem: isrcProblem,
  },
  { id: 'copyright', label: 'Copyright', help: 'Such as 2026 Example Records.', max: 200, problem: anyText },
  { id: 'engineer', label: 'Engineer', help: 'Who mastered it.', max: 200, problem: anyText },
  {
    id: 'comment',
    label: 'Comment',
    help: 'Anything that whoever gets the file should read.',
    max: 1000,
    problem: anyText,
  },
]

export function emptyMetadata(): MetadataDoc {
  return { artist: '', album: '', track: '', date: '', genre: '', comment: '', isrc: '', copyright: '', engineer: '' }
}
