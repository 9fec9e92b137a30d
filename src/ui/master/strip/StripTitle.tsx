import { useState } from 'react'
import { LinkToggle } from './LinkToggle'
import { StripMenu } from './StripMenu'

interface Props {
  readonly groupId: string
  readonly name: string
  /** The name where there is little room. */
  readonly short: string
  readonly chosen: boolean
  onOpen(): void
}

/** The strip's name: pressed, it opens the strip large. Its link and its menu come over its end when it is pointed at. */
export function StripTitle({ groupId, name, short, chosen, onOpen }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={`strip-head${isOpen ? ' open' : ''}`}>
      <button
        type="button"
        className="strip-title"
        title={name}
        aria-pressed={chosen}
        onClick={onOpen}
        onContextMenu={(event) => {
          event.preventDefault()
          setOpen(true)
        }}
      >
        <span className="dot" />
        <span className="cut">{short}</span>
      </button>
      <div className="strip-tools">
        <LinkToggle groupId={groupId} name={short} />
        <StripMenu groupId={groupId} name={short} isOpen={isOpen} onOpenChange={setOpen} />
      </div>
    </div>
  )
}
