import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { DELIVERY } from '../../params'
import { useSession } from '../app-context'
import { LiveFigures } from './LiveFigures'
import { NEW_METER_CHOICE, zeroLufs } from './loudness-scale'
import { MasterChain } from './MasterChain'
import { MeterDetail } from './MeterDetail'
import { SongFigures } from './SongFigures'
import { useLiveMinute } from './use-live-minute'
import './figures.css'

type Lower = 'chain' | 'meter'

/** What the finished song measures, what it measures now, and below them the chain that makes it or the meter in large. */
export function FiguresPanel() {
  const minute = useLiveMinute()
  const targetLufs = useSession((state) => state.session?.delivery.targetLufs ?? DELIVERY.targetLufs.default)
  const [choice, setChoice] = useState(NEW_METER_CHOICE)
  const [lower, setLower] = useState<Lower>('chain')
  const zero = zeroLufs(choice, targetLufs)
  return (
    <aside className="figures" aria-label="Figures">
      <SongFigures />
      <LiveFigures minute={minute} choice={choice} zero={zero} />
      <div className="lower">
        <RadioGroup
          className="segments"
          aria-label="Below the figures"
          orientation="horizontal"
          value={lower}
          onChange={(value) => setLower(value as Lower)}
        >
          <Radio value="chain" className="segment" aria-label="Master chain">
            Chain
          </Radio>
          <Radio value="meter" className="segment">
            Meter
          </Radio>
        </RadioGroup>
        {lower === 'chain' ? (
          <MasterChain />
        ) : (
          <MeterDetail minute={minute} choice={choice} zero={zero} targetLufs={targetLufs} onChoice={setChoice} />
        )}
      </div>
    </aside>
  )
}
