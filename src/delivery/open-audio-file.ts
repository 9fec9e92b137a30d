import { FORMATS } from '../session/export-format'
import type { AudioFile, AudioFileSpec, ByteSink } from './audio-file'
import { isPackageFloat, openWavFile } from './wav-file'

/**
 * A file of any format, in this thread. Encoders are loaded when one is asked for. Rejects with RangeError for what the
 * format cannot hold, in words that say what to do.
 */
export async function openAudioFile(spec: AudioFileSpec, sink: ByteSink): Promise<AudioFile> {
  if (isWav(spec)) return openWavFile(spec, sink)
  const { openCodedFile } = await import('./encode/open-coded-file')
  return openCodedFile(spec, sink)
}

function isWav({ format }: Pick<AudioFileSpec, 'format'>): boolean {
  return FORMATS[format].extension === '.wav'
}

/** Whether a file is made as fast as its samples come: anything else is kept off the page's thread. */
export function isPageWork(spec: AudioFileSpec): boolean {
  return isWav(spec) && !isPackageFloat(spec)
}
