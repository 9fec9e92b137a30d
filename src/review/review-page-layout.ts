// What a review file looks like inside: the writer (build-review.ts) and the page's own script (src/ui/reviewer) agree
// here. In this order:
//
//   head        charset, CSP, title, style, STORE_SCRIPT
//   #tutti-review   the manifest, JSON
//   #tutti-root     empty: where the page draws itself
//   player          one inline `<script type="module" async>`: it runs while the rest of the file still comes
//   .calibration    an Opus file with one pulse (calibration-pulse.ts); only where the codec is Opus
//   .piece          piece 0 of every slot, then piece 1 of every slot ...
//
// Pieces and the calibration are base64 in `<script type="text/plain" data-key="...">`, each followed by TAKE_SCRIPT,
// which takes it out of the page at once: what stays is a Blob, which the browser may keep on its disk. Everything is
// ASCII, so that no text takes two bytes a character.

export const MANIFEST_ID = 'tutti-review'
export const ROOT_ID = 'tutti-root'
export const PIECE_CLASS = 'piece'
export const CALIBRATION_CLASS = 'calibration'
export const CALIBRATION_KEY = 'calibration'

/** `slot`: index in the manifest's slots. `piece`: index in that slot's pieces. */
export const pieceKey = (slot: number, piece: number) => `${slot}/${piece}`

/** What STORE_SCRIPT puts at `globalThis.tuttiPieces`. */
export interface ReviewPieces {
  /** What has arrived so far, by `pieceKey` or CALIBRATION_KEY: the base64 text. `pieceBytes` reads it. */
  readonly texts: Map<string, Blob>
  /** The page's own, called with the key of everything that arrives from then on. */
  arrived: ((key: string) => void) | null
}

/** A classic script: it runs before any piece comes. */
export const STORE_SCRIPT = [
  'globalThis.tuttiPieces={texts:new Map,arrived:null};',
  'function tuttiTake(script){',
  'const piece=script.previousElementSibling,key=piece.dataset.key;',
  'tuttiPieces.texts.set(key,new Blob([piece.textContent]));',
  'piece.remove();script.remove();',
  'tuttiPieces.arrived?.(key)}',
].join('')

/** The same text behind every piece, so that the page's policy names it once. */
export const TAKE_SCRIPT = 'tuttiTake(document.currentScript)'

interface WithBase64 {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>
}

/** The coded file in a piece of text. Rejects where it is no base64. */
export async function pieceBytes(text: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const base64 = await text.text()
  const { fromBase64 } = Uint8Array as WithBase64
  if (fromBase64) return fromBase64(base64)
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
