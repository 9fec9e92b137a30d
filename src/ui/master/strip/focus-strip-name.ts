/** Puts the keyboard into the field of the strip's name in the editor's head, once a menu that closes has let go of it. */
export function focusStripName(): void {
  setTimeout(() => {
    const field = document.querySelector<HTMLInputElement>('.editor-name input')
    field?.focus()
    field?.select()
  }, 50)
}
