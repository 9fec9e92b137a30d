import type { StemSource } from '../engine/stem-source'
import type { ReadReply, ReadRequest } from '../protocol/stem-store'

/** Finds a stem's samples at the wanted rate (converted where the stem has another). */
export type OpenSource = (sha256: string, rateHz: number) => Promise<StemSource>

/** Answers every read that comes over `port`, with samples or with the reason why there are none. */
export function serveReads(port: MessagePort, openSource: OpenSource): void {
  port.onmessage = ({ data }: MessageEvent<ReadRequest>) => {
    void answer(data, openSource).then((reply) => {
      port.postMessage(reply, 'left' in reply ? [reply.left.buffer, reply.right.buffer] : [])
    })
  }
}

async function answer(request: ReadRequest, openSource: OpenSource): Promise<ReadReply> {
  const { id, sha256, rateHz, startFrame, frames } = request
  try {
    const source = await openSource(sha256, rateHz)
    const { left, right } = await source.read(startFrame, frames)
    return { id, left: owned(left), right: owned(right) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

/** Transferring takes a whole buffer: what shares one is copied out first. */
function owned(samples: Float32Array): Float32Array<ArrayBuffer> {
  const { buffer } = samples
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === samples.byteLength
  return isWhole ? (samples as Float32Array<ArrayBuffer>) : new Float32Array(samples)
}
