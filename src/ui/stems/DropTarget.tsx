import { useEffect, useState } from 'react'
import { addDropped, dropsReferences } from '../../commands/add-dropped'
import { useApp } from '../app-context'

/** The whole window takes files and folders: a file dropped beside the target must not replace the page. */
export function DropTarget() {
  const app = useApp()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(false)
      if (event.dataTransfer) void addDropped(app, event.dataTransfer)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [app])
  return over ? (
    <div className="drop-over" aria-hidden="true">
      {dropsReferences(app) ? 'Drop to add references' : 'Drop to add'}
    </div>
  ) : null
}
