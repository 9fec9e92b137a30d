/**
 * Runs when a panel that closes has given the focus back to where it was: what is run may then give it to something
 * else. If nothing has it, because it was on a screen that is gone, the step that is open gets it.
 */
export function runLater(run: () => void): void {
  afterTwoFrames(() => {
    run()
    afterTwoFrames(() => {
      if (document.activeElement !== document.body) return
      document.querySelector<HTMLElement>('[role=tablist][aria-label=Steps] [role=tab][aria-selected=true]')?.focus()
    })
  })
}

/** A panel that closes gives the focus back in the next frame. */
export function afterTwoFrames(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then))
}
