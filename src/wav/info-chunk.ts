import { joinBytes, plainBytes, riffChunk, utf8Bytes } from './chunk-bytes'

/**
 * A LIST chunk of the kind INFO (Microsoft "Multimedia Programming Interface", 1991): four-letter keys with
 * zero-terminated texts, in UTF-8, which the format leaves open and today's readers expect. Empty texts are left out;
 * where none is left there is no chunk.
 */
export function infoChunk(texts: readonly (readonly [key: string, text: string])[]): Uint8Array<ArrayBuffer> {
  const items = texts.filter(([, text]) => text !== '').map(([key, text]) => riffChunk(key, textZ(text)))
  return items.length === 0 ? new Uint8Array(0) : riffChunk('LIST', plainBytes('INFO'), ...items)
}

/** UTF-8 and the zero byte that ends it; a zero inside would end it too soon. */
export function textZ(text: string): Uint8Array<ArrayBuffer> {
  return joinBytes([utf8Bytes(text.replaceAll('\0', ' ')), new Uint8Array(1)])
}
