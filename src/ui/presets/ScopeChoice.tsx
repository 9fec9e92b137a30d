import { Radio, RadioGroup } from 'react-aria-components'
import type { ProcessorPlace } from '../../protocol/listening'
import { useApp } from '../app-context'
import { MASTER_PROCESSORS, STRIP_PROCESSORS } from '../master/processors'

type Scope = 'processor' | 'host'

/** Whose presets are shown: those of the processor that is open, or of all around it. */
export function ScopeChoice({ place, scope }: { place: ProcessorPlace; scope: Scope }) {
  const app = useApp()
  const { label } = place.host === 'strip' ? STRIP_PROCESSORS[place.processor] : MASTER_PROCESSORS[place.processor]
  return (
    <RadioGroup
      className="segments"
      aria-label="Presets of"
      orientation="horizontal"
      value={scope}
      onChange={(value) => app.hand.setState({ presets: value as Scope })}
    >
      <Radio value="processor" className="segment">
        {label}
      </Radio>
      <Radio value="host" className="segment">
        {place.host === 'strip' ? 'Whole strip' : 'Master chain'}
      </Radio>
    </RadioGroup>
  )
}
