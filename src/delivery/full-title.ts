import type { FileMetadata } from './file-metadata'

/** The title as a file carries it: "Song", or "Song (Instrumental)"; an alternate of an untitled song is its own title. */
export function fullTitle({ title, alternate }: Pick<FileMetadata, 'title' | 'alternate'>): string {
  if (!alternate) return title
  return title ? `${title} (${alternate})` : alternate
}
