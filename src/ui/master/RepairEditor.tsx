import { REPAIR } from '../../params'
import type { Path } from '../../state/document-path'
import { midSentence } from '../controls/mid-sentence'
import { ParamSegments } from '../controls/ParamSegments'
import { ParamSlider } from '../controls/ParamSlider'
import { ParamSwitch } from '../controls/ParamSwitch'

/** What a stem should have come without: a constant offset, and hum from the mains. */
export function RepairEditor({ path, undoName }: { path: Path; undoName: string }) {
  const tied = (id: keyof typeof REPAIR) => ({
    path: [...path, id],
    undoName: `${undoName} ${midSentence(REPAIR[id].label)}`,
  })
  return (
    <div className="plain-editor">
      <p className="secondary">Before everything else: what the stem should have come without.</p>
      <div className="repairs">
        <section className="repair" aria-label={REPAIR.dcBlockerOn.label}>
          <ParamSwitch param={REPAIR.dcBlockerOn} {...tied('dcBlockerOn')} />
          <p className="secondary">{REPAIR.dcBlockerOn.help}</p>
        </section>
        <section className="repair" aria-label={REPAIR.humOn.label}>
          <ParamSwitch param={REPAIR.humOn} {...tied('humOn')} />
          <p className="secondary">{REPAIR.humOn.help}</p>
          <div className="repair-controls">
            <div className="field">
              <span className="slider-name">{REPAIR.humHz.label}</span>
              <ParamSegments param={REPAIR.humHz} {...tied('humHz')} />
            </div>
            <ParamSlider param={REPAIR.humHarmonics} {...tied('humHarmonics')} />
            <ParamSlider param={REPAIR.humQ} {...tied('humQ')} />
          </div>
        </section>
      </div>
    </div>
  )
}
