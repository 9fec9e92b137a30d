import type { FileMetadata } from './file-metadata'

type Named = Pick<FileMetadata, 'title' | 'alternate' | 'artist'>

/** The title as a file carries it: "Song", or "Song (Instrumental)"; an alternate of an untitled song is its own title. */
export function fullTitle({ title, alternate }: Pick<Named, 'title' | 'alternate'>): string {
  if (!alternate) return title
  return title ? `${title} (${alternate})` : alternate
}

/** "Artist - Song (Instrumental)", with what is known of it. */
export function titleLine(metadata: Named): string {
  return [metadata.artist, fullTitle(metadata)].filter((part) => part !== '').join(' - ')
}
