import type { StripProcessor } from '../../params'
import { COMPRESSOR, TRANSIENT, WIDTH } from '../../params'
import { groupById, groupIndex } from '../../state/session-store'
import { useSession } from '../app-context'
import { CompressorEditor } from './compressor/CompressorEditor'
import { StripEq } from './equaliser/StripEq'
import { PlainEditor } from './PlainEditor'
import { RepairEditor } from './RepairEditor'
import { SendEditor } from './reverb/SendEditor'
import { RidesEditor } from './rides/RidesEditor'
import { SaturatorEditor } from './saturator/SaturatorEditor'
import { TransientPicture } from './TransientPicture'
import { WidthPicture } from './WidthPicture'

interface Props {
  readonly groupId: string
  readonly processor: StripProcessor
  readonly undoName: string
}

/** One processor of a strip, large. */
export function StripProcessorEditor({ groupId, processor, undoName }: Props) {
  const group = useSession((state) => groupById(state.session, groupId))
  const index = useSession((state) => (state.session ? groupIndex(state.session, groupId) : -1))
  if (!group) return null
  const strip = ['groups', index, 'strip'] as const
  const tied = { path: [...strip, processor], undoName }
  switch (processor) {
    case 'repair':
      return <RepairEditor {...tied} />
    case 'filters':
    case 'eq':
      return (
        <StripEq
          strip={group.strip}
          family={group.family}
          path={strip}
          undoName={undoName}
          showFilters={processor === 'filters'}
        />
      )
    case 'compressor':
      return (
        <CompressorEditor
          table={COMPRESSOR}
          settings={group.strip.compressor}
          meter={{ kind: 'strip', index }}
          {...tied}
        />
      )
    case 'transient':
      return (
        <PlainEditor
          table={TRANSIENT}
          says="Gives hits more punch or less, and their tails more room or less, however loud they are."
          columns={2}
          picture={<TransientPicture settings={group.strip.transient} />}
          {...tied}
        />
      )
    case 'saturator':
      return <SaturatorEditor settings={group.strip.saturator} {...tied} />
    case 'width':
      return (
        <PlainEditor
          table={WIDTH}
          says="Turns the side up or down against the middle."
          columns={2}
          picture={<WidthPicture settings={group.strip.width} />}
          {...tied}
        />
      )
    case 'rides':
      return <RidesEditor groupId={group.id} rides={group.strip.rides} {...tied} />
    case 'send':
      return <SendEditor {...tied} />
  }
}
