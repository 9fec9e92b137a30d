import type { BrowserContext, Page } from 'playwright-core'

/** What React's renderer tells a tool that looks on: each commit, as a tree of fibers. Only what is read here. */
interface Fiber {
  tag: number
  flags: number
  child: Fiber | null
  sibling: Fiber | null
  alternate: Fiber | null
  stateNode: unknown
}

/** React's marks, in development and in the built page alike: a function that ran, a host element, "did work". */
const FUNCTION_TAGS = [0, 11, 14, 15]
const HOST_TAG = 5
const DID_WORK = 1

/** Listens to React's commits in the pages that will be opened. */
export async function countRenders(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    ({ FUNCTION_TAGS, HOST_TAG, DID_WORK }) => {
      const rendered: string[] = []
      const firstHost = (fiber: Fiber | null): Element | null => {
        let at = fiber
        while (at && at.tag !== HOST_TAG) at = at.child
        // React Aria's collections are rendered into a document of their own, whose elements are none.
        return at?.stateNode instanceof Element ? at.stateNode : null
      }
      const nameOf = (fiber: Fiber) => {
        const host = firstHost(fiber.child)
        const operated = host?.matches('input, button') ? host : host?.querySelector('input, button')
        return `${host?.className ?? ''}: ${operated?.getAttribute('aria-label') ?? operated?.textContent ?? ''}`
      }
      const walk = (fiber: Fiber) => {
        const before = fiber.alternate
        if (before && FUNCTION_TAGS.includes(fiber.tag) && (fiber.flags & DID_WORK) !== 0) rendered.push(nameOf(fiber))
        // Where the children are the same objects, nothing below was looked at, and its marks are of an earlier commit.
        if (before && before.child === fiber.child) return
        for (let child = fiber.child; child; child = child.sibling) if (child.alternate !== null) walk(child)
      }
      Object.assign(window, {
        renderedNames: rendered,
        __REACT_DEVTOOLS_GLOBAL_HOOK__: {
          supportsFiber: true,
          inject: () => 1,
          onCommitFiberRoot: (_id: number, root: { current: Fiber }) => walk(root.current),
          onCommitFiberUnmount() {},
          checkDCE() {},
        },
      })
    },
    { FUNCTION_TAGS, HOST_TAG, DID_WORK },
  )
}

/** The components that were rendered again since the last call: class of their first element, name of what is in it. */
export async function takeRendered(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { renderedNames: string[] }).renderedNames.splice(0))
}
