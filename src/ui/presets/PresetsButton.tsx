import { lazy, Suspense } from 'react'
import { Button, DialogTrigger, Popover } from 'react-aria-components'
import { useStore } from 'zustand'
import type { ProcessorPlace } from '../../protocol/listening'
import { useApp } from '../app-context'
import './presets.css'

/** Nobody needs the presets before they look for one. */
const PresetsPanel = lazy(() => import('./PresetsPanel').then(({ PresetsPanel }) => ({ default: PresetsPanel })))

/** Settings that are kept under a name: of the processor that is open, or of its whole strip or chain. */
export function PresetsButton({ place }: { place: ProcessorPlace }) {
  const app = useApp()
  const isOpen = useStore(app.hand, (state) => state.presets !== null)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(open) => app.hand.setState({ presets: open ? 'processor' : null })}>
      <Button className="button quiet presets-open">
        Presets
        <span className="select-arrow" aria-hidden="true">
          ▾
        </span>
      </Button>
      <Popover className="options presets" placement="bottom end" aria-label="Presets">
        <Suspense fallback={<p className="secondary">One moment …</p>}>
          <PresetsPanel place={place} />
        </Suspense>
      </Popover>
    </DialogTrigger>
  )
}
