import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { pieceBytes, type ReviewPieces, STORE_SCRIPT, TAKE_SCRIPT } from '../../src/review/review-page-layout'

interface Script {
  previousElementSibling: {
    dataset: { key: string }
    textContent: string
    childNodes: { data: string }[]
    remove(): void
  }
  remove(): void
}

/** The page's own scripts, over as much of a page as they touch. */
function pageWith(fromBase64?: (text: string) => Uint8Array) {
  class Bytes extends Uint8Array {}
  Object.assign(Bytes, { fromBase64 })
  const page: { tuttiPieces?: ReviewPieces; document: { currentScript?: Script } } & object = {
    document: {},
    ...{ Blob, Map, Uint8Array: fromBase64 ? Object.assign(Bytes, { fromBase64 }) : Bytes },
  }
  runInNewContext(STORE_SCRIPT, page)
  const removed: string[] = []
  const take = (key: string, text: string) => {
    const childNodes = [{ data: text }]
    const piece = { dataset: { key }, textContent: text, childNodes, remove: () => void removed.push(key) }
    page.document.currentScript = { previousElementSibling: piece, remove: () => void removed.push('script') }
    runInNewContext(TAKE_SCRIPT, page)
    return childNodes
  }
  return { pieces: page.tuttiPieces!, take, removed }
}

const native = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

describe.each([
  ['by the browser', native],
  ['by ourselves, where it cannot', undefined],
] as const)('a piece that arrives, decoded %s', (_, fromBase64) => {
  it('leaves the page, and is there as it was', async () => {
    const { pieces, take, removed } = pageWith(fromBase64)
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n)
    const nodes = take('0/0', Buffer.from(bytes).toString('base64'))
    expect(removed).toEqual(['0/0', 'script'])
    expect(nodes).toEqual([{ data: '' }])
    expect(await pieceBytes(pieces.texts.get('0/0')!)).toEqual(bytes)
  })

  it('is told of to who asked, from then on', () => {
    const { pieces, take } = pageWith(fromBase64)
    const heard: string[] = []
    take('0/0', '')
    pieces.arrived = (key) => void heard.push(key)
    take('1/0', '')
    expect([...pieces.texts.keys()]).toEqual(['0/0', '1/0'])
    expect(heard).toEqual(['1/0'])
  })
})
