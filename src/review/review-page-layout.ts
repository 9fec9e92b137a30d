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
  /**
   * What has arrived so far, by `pieceKey` or CALIBRATION_KEY: the coded file, or where the browser has no quick way to
   * get at it or it is none, its base64 (then the type is BASE64_TYPE). `pieceBytes` reads either.
   */
  readonly texts: Map<string, Blob>
  /** The page's own, called with the key of everything that arrives from then on. */
  arrived: ((key: string) => void) | null
}

const BASE64_TYPE = 'text/plain'

/** A classic script: it runs before any piece comes. The text nodes are emptied, because removed ones linger. */
export const STORE_SCRIPT = [
  'globalThis.tuttiPieces={texts:new Map,arrived:null};',
  'function tuttiTake(script){',
  'const piece=script.previousElementSibling,key=piece.dataset.key,text=piece.textContent;',
  "for(const node of piece.childNodes)node.data='';",
  'piece.remove();script.remove();',
  'let blob;try{blob=new Blob([Uint8Array.fromBase64(text)])}',
  `catch{blob=new Blob([text],{type:'${BASE64_TYPE}'})}`,
  'tuttiPieces.texts.set(key,blob);tuttiPieces.arrived?.(key)}',
].join('')

/** The same text behind every piece, so that the page's policy names it once. */
export const TAKE_SCRIPT = 'tuttiTake(document.currentScript)'

/** The coded file that has arrived. Rejects where it is no base64. */
export async function pieceBytes(arrived: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (arrived.type !== BASE64_TYPE) return new Uint8Array(await arrived.arrayBuffer())
  return Uint8Array.from(atob(await arrived.text()), (character) => character.charCodeAt(0))
}
