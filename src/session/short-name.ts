const EXTENSION = /\.(wav|wave|bwf|rf64|aif|aiff|aifc|flac|mp3|m4a|mp4|aac|ogg|oga|opus|webm)$/i
/** Where a name may be cut: after a space, a dash, an underscore or a dot. */
const SEPARATOR = /[\s_.\-–]/

/**
 * A strip's name where there is little room. Stems of one song often begin alike ("Francium_Kick.flac",
 * "Francium_Hats.flac"): what they share says nothing, so it goes, and so does the file's ending. The whole name
 * stays the accessible one.
 */
export function shortName(name: string, all: readonly string[]): string {
  const bare = withoutEnding(name)
  const shared = all.length > 1 ? sharedStart(all.map(withoutEnding)) : 0
  return bare.slice(shared).trim() || bare
}

const withoutEnding = (name: string) => name.replace(EXTENSION, '') || name

/** Length of what all names begin with, cut after its last separator. */
function sharedStart(all: readonly string[]): number {
  const [first = ''] = all
  let length = 0
  while (length < first.length && all.every((name) => name[length] === first[length])) length++
  while (length > 0 && !SEPARATOR.test(first[length - 1] ?? '')) length--
  return length
}
