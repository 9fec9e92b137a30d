import { Header, Menu, MenuItem, MenuSection, Separator } from 'react-aria-components'
import { setFilter } from '../../../commands/set-filter'
import { EQ_BAND, FILTERS } from '../../../params'
import { valueText } from '../../../params/value-text'
import { useApp } from '../../app-context'
import { addBand, freeBand } from './add-band'
import { hasCopiedBand, pastedValues } from './copied-band'
import type { MenuAt, MenuProps } from './menu-at'

interface Props extends MenuProps {
  readonly at: MenuAt & { readonly band: null }
  onSpectrum(): void
}

const FILTER_NAMES = { highPass: FILTERS.highPassOn.label, lowPass: FILTERS.lowPassOn.label } as const

/** What can stand at a place of the curve where nothing stands yet. */
export function CurveMenu({ eq, path, undoName, place, at, onSpectrum }: Props) {
  const app = useApp()
  const [template] = eq.bands
  const free = freeBand(eq.bands)
  const act = (key: string) => {
    const type = EQ_BAND.type.options.find(({ id }) => id === key)?.id
    if (type)
      addBand(app, path, undoName, { type, hz: at.hz, ...(type === 'notch' ? { q: 8 } : { gainDb: at.gainDb }) })
    else if (key === 'highPass' || key === 'lowPass') {
      setFilter(app, [...path.slice(0, -1), 'filters'], key, at.hz, undoName)
    } else if (key === 'paste' && template) addBand(app, path, undoName, { ...pastedValues(template), hz: at.hz })
    else if (key === 'spectrum') onSpectrum()
  }
  const full = free < 0 ? [...EQ_BAND.type.options.map(({ id }) => id as string), 'paste'] : []
  return (
    <Menu
      aria-label="Curve: what to add"
      autoFocus="first"
      disabledKeys={[...full, ...(hasCopiedBand() ? [] : ['paste'])]}
      onAction={(key) => act(String(key))}
    >
      <MenuSection>
        <Header className="option-head">
          {free < 0 ? 'All eight bands are at work' : `Add at ${valueText(EQ_BAND.hz, at.hz)}`}
        </Header>
        {EQ_BAND.type.options.map(({ id, label }) => (
          <MenuItem
            key={id}
            id={id}
            className="option"
            textValue={label}
            aria-label={`Add ${label.toLowerCase()} here`}
          >
            {label}
          </MenuItem>
        ))}
        {place.host === 'strip' &&
          (['highPass', 'lowPass'] as const).map((id) => (
            <MenuItem
              key={id}
              id={id}
              className="option"
              textValue={FILTER_NAMES[id]}
              aria-label={`${FILTER_NAMES[id]} here`}
            >
              {FILTER_NAMES[id]}
            </MenuItem>
          ))}
        <MenuItem id="paste" className="option">
          Paste band here
        </MenuItem>
      </MenuSection>
      <Separator className="menu-line" />
      <MenuItem id="spectrum" className="option">
        Spectrum settings
      </MenuItem>
    </Menu>
  )
}
