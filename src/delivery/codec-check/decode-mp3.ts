import { MPEGDecoder } from 'mpg123-decoder'
import type { StereoBlock } from '../../engine/stem-source'

/** All of an MP3 file, by mpg123: the same samples in every browser and in Node, and nothing held at full scale. */
export async function decodeMp3(bytes: Uint8Array): Promise<StereoBlock> {
  const decoder = new MPEGDecoder()
  await decoder.ready
  try {
    const { channelData, errors } = decoder.decode(bytes)
    const [left, right] = channelData
    if (errors.length > 0 || !left || !right) throw new Error('The MP3 file could not be decoded again.')
    return { left, right }
  } finally {
    decoder.free()
  }
}
