import type { ChangeEvent } from 'react'

interface Props {
  readonly label: string
  readonly accept?: string
  readonly multiple?: boolean
  /** Picks a whole folder. */
  readonly folder?: boolean
  readonly primary?: boolean
  onFiles(files: File[]): void
}

/** A real file input with its label as the button: reachable by keyboard, found by its name. */
export function FileButton({ label, accept, multiple = false, folder = false, primary = false, onFiles }: Props) {
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    // The same file may be chosen again after it was removed.
    event.target.value = ''
    if (files.length > 0) onFiles(files)
  }
  const directory = folder ? { webkitdirectory: '' } : {}
  return (
    <label className={`file-button${primary ? ' primary' : ''}`}>
      {label}
      <input className="unseen" type="file" accept={accept} multiple={multiple} onChange={onChange} {...directory} />
    </label>
  )
}
