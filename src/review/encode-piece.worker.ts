import { expose, transfer } from 'comlink'
import { encodePiece, type PieceJob } from './encode-piece'

expose(async (job: PieceJob) => {
  const piece = await encodePiece(job)
  return transfer(piece, [piece.text.buffer, piece.outline.buffer])
})
