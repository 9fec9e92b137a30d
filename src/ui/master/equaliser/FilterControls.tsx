import { FILTERS } from '../../../params'
import type { Path } from '../../../state/document-path'
import { midSentence } from '../../controls/mid-sentence'
import { ParamChoice } from '../../controls/ParamChoice'
import { ParamSlider } from '../../controls/ParamSlider'
import { ParamSwitch } from '../../controls/ParamSwitch'

/** High-pass and low-pass of a strip; the curve above shows them together with the equaliser. */
export function FilterControls({ path, undoName }: { path: Path; undoName: string }) {
  return (
    <div className="filters">
      {(['highPass', 'lowPass'] as const).map((filter) => {
        const [on, hz, slope] = [FILTERS[`${filter}On`], FILTERS[`${filter}Hz`], FILTERS[`${filter}Slope`]]
        const undo = `${undoName} ${midSentence(on.label)}`
        return (
          <div key={filter} className="filter">
            <ParamSwitch param={on} path={[...path, `${filter}On`]} undoName={undo} />
            <ParamSlider param={hz} label="Frequency" path={[...path, `${filter}Hz`]} undoName={undo} />
            <ParamChoice param={slope} path={[...path, `${filter}Slope`]} undoName={undo} />
          </div>
        )
      })}
    </div>
  )
}
