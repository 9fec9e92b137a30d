import { joinBytes, littleEndian, plainBytes, riffChunk } from './chunk-bytes'
import { textZ } from './info-chunk'

/** A part of the file, in frames from its first. */
export interface Region {
  name: string
  startFrame: number
  frames: number
}

/**
 * Parts of the file as `cue ` and a LIST of the kind adtl (Microsoft "Multimedia Programming Interface", 1991): a cue
 * point for each start, its name as `labl`, its length as `ltxt`. Nothing where there are none.
 */
export function cueChunks(regions: readonly Region[]): Uint8Array<ArrayBuffer> {
  if (regions.length === 0) return new Uint8Array(0)
  const points = regions.map(({ startFrame }, index) =>
    joinBytes([
      littleEndian(index + 1, 4),
      littleEndian(startFrame, 4),
      plainBytes('data'),
      littleEndian(0, 8),
      littleEndian(startFrame, 4),
    ]),
  )
  const names = regions.map(({ name }, index) => riffChunk('labl', littleEndian(index + 1, 4), textZ(name)))
  // Purpose "rgn ", then country, language, dialect and code page, none of them said.
  const lengths = regions.map(({ frames }, index) =>
    riffChunk('ltxt', littleEndian(index + 1, 4), littleEndian(frames, 4), plainBytes('rgn '), new Uint8Array(8)),
  )
  return joinBytes([
    riffChunk('cue ', littleEndian(regions.length, 4), ...points),
    // All names first: FFmpeg's reader loses those behind a length.
    riffChunk('LIST', plainBytes('adtl'), ...names, ...lengths),
  ])
}
