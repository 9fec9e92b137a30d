/** An element whose content is text only, as a browser takes a page apart (HTML standard, 13.2.5). */
export interface PageElement {
  readonly tag: string
  readonly attributes: string
  readonly text: string
}

/** Script, style and title elements in order, and the start tags of all others with no text. */
export function pageElements(page: string): PageElement[] {
  const elements: PageElement[] = []
  let at = 0
  for (;;) {
    const open = /<([a-zA-Z][^\s/>]*)([^>]*)>/g
    open.lastIndex = at
    const match = open.exec(page)
    if (!match) return elements
    const tag = match[1]!.toLowerCase()
    const from = match.index + match[0].length
    const to =
      tag === 'script' ? scriptEnd(page, from) : ['style', 'title'].includes(tag) ? textEnd(page, from, tag) : from
    elements.push({ tag, attributes: match[2]!.trim(), text: page.slice(from, to) })
    at = to
  }
}

function textEnd(page: string, from: number, tag: string): number {
  const end = new RegExp(`</${tag}[\\s/>]`, 'gi')
  end.lastIndex = from
  return end.exec(page)?.index ?? page.length
}

/** "<!--" followed by "<script" hides the next end tag. */
function scriptEnd(page: string, from: number): number {
  const mark = /<!--|-->|<script[\s/>]|<\/script[\s/>]/gi
  mark.lastIndex = from
  let state: 'data' | 'escaped' | 'doubleEscaped' = 'data'
  for (let match = mark.exec(page); match; match = mark.exec(page)) {
    const text = match[0].toLowerCase()
    if (text === '-->') state = 'data'
    else if (text === '<!--') state = state === 'data' ? 'escaped' : state
    else if (text.startsWith('<script')) state = state === 'escaped' ? 'doubleEscaped' : state
    else if (state === 'doubleEscaped') state = 'escaped'
    else return match.index
  }
  return page.length
}
