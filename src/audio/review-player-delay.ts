import { CALIBRATION_RATE_HZ, decoderOffsetFrames } from '../review/calibration-pulse'
import { pieceBytes } from '../review/review-page-layout'
import { decode } from './review-player-piece'

/**
 * By how many frames this browser's decoder gives a lossy piece too late (negative: too early), from the pulse that the
 * review file carries: browsers differ by up to some hundred frames. Null where that cannot be told.
 */
export async function measureDecoderDelay(text: Blob): Promise<number | null> {
  const bytes = await pieceBytes(text).catch(() => null)
  const decoded = bytes && (await decode(bytes.buffer, CALIBRATION_RATE_HZ))
  return decoded && decoderOffsetFrames(decoded.getChannelData(0))
}
