import { transfer, wrap } from 'comlink'
import { type CodedPiece, encodePiece, type PieceJob } from './encode-piece'

/** Encodes pieces, several at once where it is asked to. */
export interface PieceEncoder {
  /** The job's samples are given away. Rejects once the encoder has ended. */
  encode(job: PieceJob): Promise<CodedPiece>
  end(): void
}

/** In a worker, so that the page stays alive; in this thread where there are none (Node). */
export function openPieceEncoder(): PieceEncoder {
  return typeof Worker === 'undefined' ? { encode: encodePiece, end() {} } : workerEncoder()
}

function workerEncoder(): PieceEncoder {
  const worker = new Worker(new URL('./encode-piece.worker.ts', import.meta.url), { type: 'module', name: 'review' })
  let end: (error: Error) => void = () => {}
  const ended = new Promise<never>((_, reject) => {
    end = (error) => {
      worker.terminate()
      reject(error)
    }
  })
  ended.catch(() => {})
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    end(new Error(event.message || 'The encoder could not be started. Reload the page.'))
  })
  const encode = wrap<typeof encodePiece>(worker)
  return {
    encode: (job) =>
      Promise.race([encode(transfer(job, [job.left.buffer, job.right.buffer])) as Promise<CodedPiece>, ended]),
    end: () => end(new DOMException('The encoding was cancelled.', 'AbortError')),
  }
}
