import type { MasterProcessor } from '../../params'
import { FADES, GLUE, WIDTH } from '../../params'
import { useSession } from '../app-context'
import { CompressorEditor } from './compressor/CompressorEditor'
import { MasterEq } from './equaliser/MasterEq'
import { LimiterEditor } from './limiter/LimiterEditor'
import { MultibandEditor } from './multiband/MultibandEditor'
import { PlainEditor } from './PlainEditor'
import { ReverbEditor } from './reverb/ReverbEditor'
import { SaturatorEditor } from './saturator/SaturatorEditor'
import { WidthPicture } from './WidthPicture'

interface Props {
  readonly processor: MasterProcessor
}

/** One processor of the master, large. */
export function MasterProcessorEditor({ processor }: Props) {
  const master = useSession((state) => state.session?.master)
  if (!master) return null
  const path = ['master', processor]
  switch (processor) {
    case 'reverb':
      return <ReverbEditor reverb={master.reverb} />
    case 'eq':
      return <MasterEq master={master} />
    case 'multiband':
      return <MultibandEditor settings={master.multiband} />
    case 'glue':
      return (
        <CompressorEditor
          table={GLUE}
          settings={master.glue}
          path={path}
          undoName="Master glue"
          meter={{ kind: 'glue' }}
        />
      )
    case 'saturator':
      return <SaturatorEditor settings={master.saturator} path={path} undoName="Master" />
    case 'width':
      return (
        <PlainEditor
          table={WIDTH}
          path={path}
          undoName="Master"
          says="Turns the side up or down against the middle, and keeps the bass in the middle."
          columns={2}
          picture={<WidthPicture settings={master.width} />}
        />
      )
    case 'fades':
      return (
        <PlainEditor
          table={FADES}
          path={path}
          undoName="Master"
          says="Where the master begins and ends in the song, and how it comes and goes."
          columns={2}
        />
      )
    case 'limiter':
      return <LimiterEditor />
  }
}
