interface PickOptions {
  readonly accept?: string
  readonly multiple?: boolean
  /** Picks a whole folder. */
  readonly folder?: boolean
}

/**
 * Asks for files by the browser's own dialog. Must be called in answer to a gesture. Nothing is called where the person
 * closed the dialog.
 */
export function pickFiles(
  { accept = '', multiple = false, folder = false }: PickOptions,
  onFiles: (files: File[]) => void,
): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = multiple
  input.webkitdirectory = folder
  // Some browsers open no dialog for an input that is not on the page.
  input.hidden = true
  document.body.append(input)
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    input.remove()
    if (files.length > 0) onFiles(files)
  })
  input.addEventListener('cancel', () => input.remove())
  input.click()
}
