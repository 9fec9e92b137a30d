import { type KeyboardEvent, useRef, useState } from 'react'
import { loopSection } from '../../commands/loop-section'
import { removeSection } from '../../commands/remove-section'
import { seek } from '../../commands/seek'
import type { SectionDoc } from '../../session/document'
import { useApp } from '../app-context'
import { SectionMenu } from './SectionMenu'
import { SectionNameInput } from './SectionNameInput'

interface Props {
  readonly section: SectionDoc
  readonly name: string
  readonly endSeconds: number
  readonly songSeconds: number
  readonly isPlaying: boolean
}

/**
 * One section: a click goes to its start, a double click loops it. What else can be done with it stands in its menu,
 * which a right click and the keyboard's menu key open too.
 */
export function SectionBlock({ section, name, endSeconds, songSeconds, isPlaying }: Props) {
  const app = useApp()
  const block = useRef<HTMLButtonElement>(null)
  const [renaming, setRenaming] = useState(false)
  const [menu, setMenu] = useState(false)
  const { id, startSeconds } = section
  const share = (seconds: number) => `${(seconds / songSeconds) * 100}%`

  // Who works by keyboard goes on with the section beside it.
  const remove = () => {
    const own = block.current
    const row = own?.closest('.sections')
    const blocks = [...(row?.querySelectorAll<HTMLElement>('.section-block') ?? [])]
    const index = own ? blocks.indexOf(own) : -1
    removeSection(app, id)
    requestAnimationFrame(() => (blocks[index + 1] ?? blocks[index - 1])?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F2') setRenaming(true)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove()
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) setMenu(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className={`section${isPlaying ? ' playing' : ''}${startSeconds > songSeconds * 0.85 ? ' late' : ''}`}
      style={{ left: share(startSeconds), width: share(endSeconds - startSeconds) }}
    >
      {renaming ? (
        <SectionNameInput
          id={id}
          name={name}
          onDone={() => {
            setRenaming(false)
            // The block is there again after the next drawing.
            requestAnimationFrame(() => block.current?.focus())
          }}
        />
      ) : (
        <>
          <button
            ref={block}
            type="button"
            className="section-block cut"
            aria-current={isPlaying ? 'true' : undefined}
            aria-keyshortcuts="F2 Delete Shift+F10"
            title={`${name}: click to go there, double click to loop it`}
            onClick={() => seek(app, startSeconds)}
            onDoubleClick={() => loopSection(app, id)}
            onContextMenu={(event) => {
              event.preventDefault()
              setMenu(true)
            }}
            onKeyDown={onKeyDown}
          >
            {name}
          </button>
          <SectionMenu
            name={name}
            isOpen={menu}
            onOpenChange={setMenu}
            actions={{
              rename: () => setRenaming(true),
              loop: () => loopSection(app, id),
              remove,
            }}
          />
        </>
      )}
    </div>
  )
}
