import { describe, expect, it } from 'vitest'
import { elementText, jsonText, scriptText, styleText } from '../../src/review/page-text'
import { pageElements } from './page-elements'

const run = (script: string) => new Function(`return ${script}`)()

describe('text in a page', () => {
  it('is the same JSON', () => {
    const value = { 'a</script>': '<!-- & > \u2028\u2029\0\ud83d\ud800 é', b: [1, null] }
    const text = jsonText(value)
    expect(JSON.parse(text)).toEqual(value)
    expect(text).toMatch(/^[\x20-\x7e]*$/)
    expect(text).not.toMatch(/[<>&]/)
  })

  it.each([
    '"</script>" + "</SCRIPT x" + "<!--" + "<script>"',
    '`é😀</script>\u2028`',
    '/[é😀]<\\/script>|<!--/u.source.length > 0 && /<!--é/u.test("<!--é") && /^.$/u.test("😀")',
    '(() => { const ünder = "\\\\é"; return ünder })()',
  ])('is the same script: %j', (script) => {
    const text = scriptText(script)
    expect(run(text)).toEqual(run(script))
    const page = `<script>${text}</script><p>`
    expect(pageElements(page)).toEqual([
      { tag: 'script', attributes: '', text },
      { tag: 'p', attributes: '', text: '' },
    ])
    expect(text).toMatch(/^[\0-\x7f]*$/)
  })

  it('is refused where an escape would be read as another', () => {
    expect(() => scriptText('"\\é"')).toThrow(RangeError)
    expect(() => scriptText('/\\\\\\é/')).toThrow(RangeError)
  })

  it('is the same style, and stays within its element', () => {
    const text = styleText('a::before { content: "…</style><!--é" }')
    expect(text).toBe('a::before { content: "\\002026 \\00003c /style>\\00003c !--\\0000e9 " }')
    expect(pageElements(`<style>${text}</style>`)).toHaveLength(1)
  })

  it('is the same title', () => {
    expect(elementText('a</title>&amp;"\0é😀\n')).toBe('a&#60;/title&#62;&#38;amp;&#34; &#233;&#128512; ')
  })
})
