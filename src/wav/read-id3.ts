/** What an ID3v2 tag says. */
export interface Id3Contents {
  /** Text frames by id (TIT2 ...), several values of one frame joined by "; ". The first frame of an id counts. */
  texts: Map<string, string>
  /** TXXX frames by their description. */
  ownTexts: Map<string, string>
  comment: string | null
  /** Chapters in the order of their starts. */
  chapters: { name: string; startMs: number; endMs: number }[]
  /** PRIV frames by their owner. */
  privates: Map<string, Uint8Array>
}

const MOST_FRAMES = 4096

/**
 * Reads an ID3v2.3 or 2.4 tag (id3.org, 1999 and 2000) at the beginning of `bytes`; null where there is none. What is cut
 * or broken ends the reading: the frames before it count. Compressed and encrypted frames are stepped over.
 */
export function readId3(bytes: Uint8Array): Id3Contents | null {
  const isTag = bytes.length >= 10 && bytes[0] === 0x49 && bytes[1] === 0x44 && bytes[2] === 0x33
  const version = bytes[3] ?? 0
  if (!isTag || version < 3 || version > 4) return null
  const flags = bytes[5] ?? 0
  let body = bytes.subarray(10, 10 + size7(bytes, 6))
  if (flags & 0x80 && version === 3) body = withoutUnsync(body)
  const found = nothing()
  readFrames(body, flags & 0x40 ? extendedHeader(body, version) : 0, version, found)
  found.chapters.sort((a, b) => a.startMs - b.startMs)
  return found
}

function nothing(): Id3Contents {
  return { texts: new Map(), ownTexts: new Map(), comment: null, chapters: [], privates: new Map() }
}

function extendedHeader(body: Uint8Array, version: number): number {
  return version === 4 ? size7(body, 0) : 4 + size8(body, 0)
}

function readFrames(body: Uint8Array, from: number, version: number, found: Id3Contents): void {
  let at = from
  for (let count = 0; count < MOST_FRAMES && at + 10 <= body.length; count++) {
    const id = String.fromCharCode(...body.subarray(at, at + 4))
    const length = version === 4 ? size7(body, at + 4) : size8(body, at + 4)
    const end = at + 10 + length
    if (!/^[A-Z][A-Z0-9]{3}$/.test(id) || end > body.length) return
    const flags = body[at + 9] ?? 0
    const isPlain = version === 4 ? (flags & 0x4c) === 0 : (flags & 0xe0) === 0
    if (isPlain) readFrame(id, frameBody(body.subarray(at + 10, end), flags, version), version, found)
    at = end
  }
}

/** Version 2.4 breaks up false sync marks, and says its length again, frame by frame. */
function frameBody(bytes: Uint8Array, flags: number, version: number): Uint8Array {
  if (version !== 4) return bytes
  const content = flags & 1 ? bytes.subarray(4) : bytes
  return flags & 2 ? withoutUnsync(content) : content
}

function readFrame(id: string, content: Uint8Array, version: number, found: Id3Contents): void {
  if (id === 'CHAP') readChapter(content, version, found)
  else if (id === 'PRIV') readPrivate(content, found)
  else if (id === 'COMM') readComment(content, found)
  else if (id.startsWith('T')) readText(id, content, found)
}

function readText(id: string, content: Uint8Array, found: Id3Contents): void {
  const [first = '', ...others] = decodeTexts(content[0] ?? 0, content.subarray(1))
  if (id === 'TXXX') keepFirst(found.ownTexts, first, others.join('; '))
  else keepFirst(found.texts, id, [first, ...others].join('; '))
}

/** A language of three letters, a description, the comment. Those with a description are other programs' own. */
function readComment(content: Uint8Array, found: Id3Contents): void {
  const [description, ...text] = decodeTexts(content[0] ?? 0, content.subarray(4))
  if (description === '' && text.length > 0) found.comment ??= text.join('; ')
}

function readPrivate(content: Uint8Array, found: Id3Contents): void {
  const end = content.indexOf(0)
  if (end > 0) keepFirst(found.privates, latin1(content.subarray(0, end)), content.slice(end + 1))
}

function keepFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value)
}

function readChapter(content: Uint8Array, version: number, found: Id3Contents): void {
  const end = content.indexOf(0)
  if (end < 0 || end + 17 > content.length) return
  const inner = nothing()
  // Chapters inside chapters are not meant, and would let a file nest as deep as it is long.
  const isNested = String.fromCharCode(...content.subarray(end + 17, end + 21)) === 'CHAP'
  if (!isNested) readFrames(content, end + 17, version, inner)
  found.chapters.push({
    name: inner.texts.get('TIT2') ?? '',
    startMs: size8(content, end + 1),
    endMs: size8(content, end + 5),
  })
}

/** Zero-terminated or -separated texts: Latin-1, UTF-16 with or without a byte order mark, UTF-8. */
function decodeTexts(encoding: number, bytes: Uint8Array): string[] {
  const text = decode(encoding, bytes)
  return (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0').map((part) => part.replace(/^\ufeff/, ''))
}

function decode(encoding: number, bytes: Uint8Array): string {
  if (encoding === 0) return latin1(bytes)
  if (encoding === 3) return new TextDecoder('utf-8').decode(bytes)
  const isBig = encoding === 2 || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return new TextDecoder(isBig ? 'utf-16be' : 'utf-16le').decode(bytes)
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** A zero behind every 0xFF keeps old decoders from seeing a sync mark. */
function withoutUnsync(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 0 && bytes[i - 1] === 0xff) continue
    out[length++] = bytes[i] ?? 0
  }
  return out.subarray(0, length)
}

/** 28 bits, seven in a byte. */
function size7(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let i = at; i < at + 4; i++) value = value * 128 + ((bytes[i] ?? 0) & 127)
  return value
}

function size8(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let i = at; i < at + 4; i++) value = value * 256 + (bytes[i] ?? 0)
  return value
}
