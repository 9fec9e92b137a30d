import { Menu, MenuItem, MenuSection, Separator } from 'react-aria-components'
import { setBand } from '../../../commands/set-band'
import {
  defaultMaster,
  defaultStrip,
  EQ_BAND,
  MASTER_EQ_BAND,
  type MasterEqBandSettings,
  type StripEqBandSettings,
} from '../../../params'
import { useApp } from '../../app-context'
import { canMove, isDynamic } from '../processors'
import { copyBand, hasCopiedBand, pastedValues } from './copied-band'
import { holdBand, releaseBand } from './held-band'
import { MenuChoices } from './MenuChoices'
import type { MenuProps } from './menu-at'
import { type AnyBand, hasGain } from './node-text'

/** What a band is set to when it is made dynamic: it gives way by so much. */
const FIRST_RANGE_DB = -3

/** Everything that can be done to a band. */
export function NodeMenu({ eq, path, undoName, place, index }: MenuProps & { readonly index: number }) {
  const app = useApp()
  const band: AnyBand | undefined = eq.bands[index]
  if (!band) return null
  const set = (what: string, values: Partial<StripEqBandSettings> | Partial<MasterEqBandSettings>) =>
    setBand(app, [...path, 'bands', index], values, `${undoName} band ${index + 1} ${what}`, null)
  const moves = 'rangeDb' in band && isDynamic(band)
  const acts: Record<string, () => void> = {
    invert: () => set('gain inverted', { gainDb: -band.gainDb }),
    resetGain: () => set('gain', { gainDb: 0 }),
    resetQ: () => set('Q', { q: EQ_BAND.q.default }),
    dynamic: () => {
      set(moves ? 'static' : 'dynamic', { rangeDb: moves ? 0 : FIRST_RANGE_DB })
      if (!moves) app.view.setState({ band: index, bandPage: 'dynamics' })
    },
    copy: () => copyBand(band),
    paste: () => set('pasted', pastedValues(band) ?? {}),
    off: () => set('off', { on: false }),
    remove: () => set('removed', defaultBand(band, index)),
  }
  const disabled = [
    ...(hasGain(band) && band.gainDb !== 0 ? [] : ['invert', 'resetGain']),
    ...(band.q === EQ_BAND.q.default ? ['resetQ'] : []),
    ...(hasCopiedBand() ? [] : ['paste']),
    ...(canMove(band) ? [] : ['dynamic']),
  ]
  return (
    <Menu
      aria-label={`Band ${index + 1}: what to do`}
      autoFocus="first"
      disabledKeys={disabled}
      onAction={(key) => acts[String(key)]?.()}
    >
      <MenuChoices head="Type" param={EQ_BAND.type} value={band.type} onChange={(type) => set('type', { type })} />
      {'channels' in band && (
        <MenuChoices
          head="Works on"
          param={MASTER_EQ_BAND.channels}
          value={band.channels}
          onChange={(channels) => set('channels', { channels })}
        />
      )}
      <Separator className="menu-line" />
      <MenuSection aria-label="Sound">
        <MenuItem
          id="hear"
          className="option"
          textValue="Hear while held"
          shouldCloseOnSelect={false}
          onPressStart={() => holdBand(app, place, index)}
          onPressEnd={releaseBand}
        >
          <span className="grow">Hear while held</span>
          <Key>H</Key>
        </MenuItem>
        <MenuItem id="invert" className="option">
          Invert gain
        </MenuItem>
        <MenuItem id="resetGain" className="option" textValue="Reset gain">
          <span className="grow">Reset gain</span>
          <Key>Home</Key>
        </MenuItem>
        <MenuItem id="resetQ" className="option">
          Reset Q
        </MenuItem>
        {'rangeDb' in band && (
          <MenuItem id="dynamic" className="option">
            {moves ? 'Make static' : 'Make dynamic'}
          </MenuItem>
        )}
      </MenuSection>
      <Separator className="menu-line" />
      <MenuSection aria-label="Band">
        <MenuItem id="copy" className="option">
          Copy band
        </MenuItem>
        <MenuItem id="paste" className="option">
          Paste band
        </MenuItem>
        <MenuItem id="off" className="option" textValue="Turn off">
          <span className="grow">Turn off</span>
          <Key>Del</Key>
        </MenuItem>
        <MenuItem id="remove" className="option">
          Remove: off, as new
        </MenuItem>
      </MenuSection>
    </Menu>
  )
}

function Key({ children }: { readonly children: string }) {
  return (
    <span className="faint" aria-hidden="true">
      {children}
    </span>
  )
}

function defaultBand(band: AnyBand, index: number): Partial<AnyBand> {
  const { eq } = 'channels' in band ? defaultMaster() : defaultStrip()
  return eq.bands[index] ?? {}
}
