import { SATURATOR, type StripSettings } from '../../../params'
import type { Path } from '../../../state/document-path'
import { ParamSegments } from '../../controls/ParamSegments'
import { PlainEditor } from '../PlainEditor'
import { SaturatorPicture } from './SaturatorPicture'

interface Props {
  readonly settings: StripSettings['saturator']
  readonly path: Path
  readonly undoName: string
}

/** The saturator of a strip or of the master, its character in view. */
export function SaturatorEditor({ settings, path, undoName }: Props) {
  return (
    <PlainEditor
      table={SATURATOR}
      path={path}
      undoName={undoName}
      says="Adds harmonics, the more the louder it is driven."
      without={['character']}
      columns={2}
      picture={<SaturatorPicture settings={settings} />}
    >
      <div className="row characters">
        <span className="secondary">{SATURATOR.character.label}</span>
        <ParamSegments
          param={SATURATOR.character}
          path={[...path, 'character']}
          undoName={`${undoName} saturator character`}
        />
      </div>
    </PlainEditor>
  )
}
