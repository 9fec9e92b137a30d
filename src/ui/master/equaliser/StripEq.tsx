import { Button, Radio, RadioGroup } from 'react-aria-components'
import { applyPreset, BAND_PRESETS, type BandPresetId } from '../../../commands/apply-preset'
import type { StripSettings } from '../../../params'
import type { Family } from '../../../session/document'
import type { Path } from '../../../state/document-path'
import type { BandPage } from '../../../state/view-store'
import { useApp, useSession, useView } from '../../app-context'
import { FAMILY_LOOKS } from '../../families'
import { DynamicGainFigure } from '../../meters/DynamicGainFigure'
import { isDynamic } from '../processors'
import { EqBands } from './EqBands'
import { EqEditor } from './EqEditor'
import { FilterControls } from './FilterControls'
import { hueToken } from './use-other-strips'
import { useStripResponse } from './use-response'

interface Props {
  readonly strip: StripSettings
  readonly family: Family
  readonly path: Path
  readonly undoName: string
  /** The filters in the place of the bands: one curve shows both. */
  readonly showFilters: boolean
}

/** A strip's equaliser; any of its bands can be made dynamic. */
export function StripEq({ strip, family, path, undoName, showFilters }: Props) {
  const responses = useStripResponse(strip, 320)
  const page = useView((state) => state.bandPage)
  const groupId = useSession((state) => state.session?.groups[Number(path[1])]?.id ?? '')
  const eqPath = [...path, 'eq']
  const place = { host: 'strip', groupId, processor: 'eq' } as const
  return (
    <EqEditor
      key={groupId}
      place={place}
      watched={showFilters ? { ...place, processor: 'filters' } : place}
      hue={hueToken(FAMILY_LOOKS[family].hue)}
      responses={responses}
      eq={strip.eq}
      path={eqPath}
      undoName={undoName}
      tools={!showFilters && <StripEqTools {...{ strip, family, undoName }} path={eqPath} />}
    >
      {showFilters ? (
        <FilterControls path={[...path, 'filters']} undoName={undoName} />
      ) : (
        <EqBands eq={strip.eq} path={eqPath} undoName={undoName} place={place} page={page} />
      )}
    </EqEditor>
  )
}

const PAGES: readonly { id: BandPage; label: string }[] = [
  { id: 'tone', label: 'Tone' },
  { id: 'dynamics', label: 'Dynamics' },
]
const VOCALS: readonly Family[] = ['leadVocal', 'backingVocals']

function StripEqTools({ strip, family, path, undoName }: Omit<Props, 'showFilters'>) {
  const app = useApp()
  const page = useView((state) => state.bandPage)
  const presets: BandPresetId[] = VOCALS.includes(family) ? ['deEss', 'tameHarshness'] : ['tameHarshness']
  return (
    <>
      <RadioGroup
        className="segments"
        aria-label="Bands show"
        orientation="horizontal"
        value={page}
        onChange={(id) => app.view.setState({ bandPage: id as BandPage })}
      >
        {PAGES.map(({ id, label }) => (
          <Radio key={id} value={id} className="segment">
            {label}
          </Radio>
        ))}
      </RadioGroup>
      {presets.map((id) => (
        <Button
          key={id}
          className="button quiet small"
          data-help={BAND_PRESETS[id].help}
          data-help-name={BAND_PRESETS[id].label}
          aria-description={BAND_PRESETS[id].help}
          onPress={() => {
            const band = applyPreset(app, path, strip.eq, id, undoName)
            app.view.setState({ band, bandPage: 'dynamics' })
          }}
        >
          {BAND_PRESETS[id].label}
        </Button>
      ))}
      {page === 'dynamics' && strip.eq.bands.some((band) => band.on && isDynamic(band)) && (
        <DynamicGainFigure index={Number(path[1])} />
      )}
    </>
  )
}
