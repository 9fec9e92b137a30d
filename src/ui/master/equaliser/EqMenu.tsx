import { Button, MenuTrigger, Popover } from 'react-aria-components'
import { CurveMenu } from './CurveMenu'
import type { MenuAt, MenuProps } from './menu-at'
import { NodeMenu } from './NodeMenu'

interface Props extends MenuProps {
  readonly at: MenuAt | null
  /** The corner from which `at` is measured. */
  readonly origin: { readonly left: number; readonly top: number }
  onClose(): void
  onSpectrum(): void
}

/** The menu of a band or of a place on the curve, where the pointer or the node is. */
export function EqMenu({ at, origin, onClose, onSpectrum, ...eq }: Props) {
  if (!at) return null
  return (
    <MenuTrigger isOpen onOpenChange={(open) => !open && onClose()}>
      <Button
        className="eq-menu-anchor"
        aria-label="Menu of the curve"
        excludeFromTabOrder
        style={{ left: at.clientX - origin.left, top: at.clientY - origin.top }}
      />
      <Popover className="options eq-menu" placement="bottom start" offset={4}>
        {at.band === null ? (
          <CurveMenu {...eq} at={at} onSpectrum={onSpectrum} />
        ) : (
          <NodeMenu {...eq} index={at.band} />
        )}
      </Popover>
    </MenuTrigger>
  )
}
