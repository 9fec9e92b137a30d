import type { ReactNode } from 'react'
import { EQ, EQ_BAND, type EqSettings } from '../../params'
import type { Path } from '../../state/document-path'
import { useApp, useView } from '../app-context'
import { ParamChoice } from '../controls/ParamChoice'
import { ParamSlider } from '../controls/ParamSlider'
import { ParamSwitch } from '../controls/ParamSwitch'
import { ParamToggle } from '../controls/ParamToggle'
import { EqCurve } from './EqCurve'
import type { Response } from './use-response'

interface Props {
  readonly response: Response | null
  readonly eq: EqSettings
  readonly path: Path
  readonly undoName: string
  /** Shown in the place of the bands. */
  readonly children?: ReactNode
}

/** An equaliser: its curve to pull at, and the same eight bands as controls for keys and exact values. */
export function EqEditor({ response, eq, path, undoName, children }: Props) {
  const app = useApp()
  const chosen = useView((state) => state.band)
  return (
    <div className="eq-editor">
      <EqCurve response={response} eq={eq} path={path} undoName={undoName} />
      <div className="eq-switch">
        <ParamSwitch param={EQ.on} path={[...path, 'on']} undoName={`${undoName} equaliser`} />
      </div>
      {children ?? (
        <div className="bands">
          {eq.bands.map((band, index) => {
            const bandPath = [...path, 'bands', index]
            const number = index + 1
            const undo = `${undoName} band ${number}`
            return (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the equaliser
                key={index}
                className={`band${chosen === index ? ' chosen' : ''}${band.on ? '' : ' off'}`}
                onFocusCapture={() => app.view.setState({ band: index })}
              >
                <div className="band-head">
                  <ParamToggle
                    param={EQ_BAND.on}
                    name={`Band ${number}`}
                    text={String(number)}
                    path={[...bandPath, 'on']}
                    undoName={`${undo} ${band.on ? 'off' : 'on'}`}
                  />
                  <ParamChoice
                    param={EQ_BAND.type}
                    name={`Type of band ${number}`}
                    path={[...bandPath, 'type']}
                    undoName={undo}
                  />
                </div>
                <ParamSlider
                  param={EQ_BAND.hz}
                  name={`Band ${number} frequency`}
                  label="Freq"
                  path={[...bandPath, 'hz']}
                  undoName={undo}
                  dimmed={!band.on}
                />
                <ParamSlider
                  param={EQ_BAND.gainDb}
                  name={`Band ${number} gain`}
                  label="Gain"
                  path={[...bandPath, 'gainDb']}
                  undoName={undo}
                  dimmed={!band.on}
                />
                <ParamSlider
                  param={EQ_BAND.q}
                  name={`Band ${number} Q`}
                  label="Q"
                  path={[...bandPath, 'q']}
                  undoName={undo}
                  dimmed={!band.on}
                />
              </div>
            )
          })}
        </div>
      )}
    </div>
  )
}
