import { Button } from 'react-aria-components'
import { addSection } from '../../../commands/add-section'
import { setRide } from '../../../commands/set-ride'
import { RIDE, RIDES, type RidesSettings } from '../../../params'
import { sectionName } from '../../../session/section-list'
import type { Path } from '../../../state/document-path'
import { useApp, useSession, useTransport } from '../../app-context'
import { ParamSlider } from '../../controls/ParamSlider'
import { Slider } from '../../controls/Slider'
import { RidesPicture } from './RidesPicture'
import './rides.css'

interface Props {
  readonly groupId: string
  readonly rides: RidesSettings
  readonly path: Path
  readonly undoName: string
}

/** How far the strip is lifted or lowered in each section of the song. */
export function RidesEditor({ groupId, rides, path, undoName }: Props) {
  const app = useApp()
  const sections = useSession((state) => state.session?.sections)
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const songSeconds = useTransport((state) => state.songFrames) / rateHz
  if (!sections) return null
  return (
    <div className="rides-editor">
      {sections.length === 0 || songSeconds <= 0 ? (
        <div className="rides-empty row">
          <p>Mark sections on the time line first: a ride lifts or lowers this strip in one of them.</p>
          <Button className="button" isDisabled={songSeconds <= 0} onPress={() => addSection(app)}>
            Mark a section where the song stands
          </Button>
        </div>
      ) : (
        <RidesPicture sections={sections} rides={rides} songSeconds={songSeconds} />
      )}
      <div className="param-grid">
        {sections.map(({ id }, index) => (
          <Slider
            key={id}
            param={RIDE}
            value={rides.gainsDb[id] ?? RIDE.default}
            name={`Ride in ${sectionName(sections, index)}`}
            label={sectionName(sections, index)}
            onChange={(gainDb, gesture) => setRide(app, groupId, id, gainDb, gesture)}
          />
        ))}
        <ParamSlider
          param={RIDES.rampMs}
          path={[...path, 'rampMs']}
          undoName={`${undoName} ${RIDES.rampMs.label.toLowerCase()}`}
        />
      </div>
    </div>
  )
}
