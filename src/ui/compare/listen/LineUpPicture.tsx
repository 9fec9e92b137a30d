import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react'
import type { ReferenceDoc } from '../../../session/document'
import { useImports, useSession, useTransport } from '../../app-context'
import { newGesture } from '../../controls/new-gesture'
import { SongCursor } from '../../transport/SongCursor'
import { songOutline } from '../../transport/song-outline'
import { useSongOutline } from '../../transport/use-song-outline'
import { Waveform } from '../../transport/Waveform'
import { secondsText } from './seconds-text'

interface Props {
  readonly reference: ReferenceDoc
  readonly label: string
  readonly seconds: number
  onOffset(seconds: number, gesture: string | null): void
}

/** The song above, the reference below, by one ruler: dragged, or moved by the arrows, until their sections meet. */
export function LineUpPicture({ reference, label, seconds, onOffset }: Props) {
  const { stem, offsetSeconds, loop } = reference
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const songSeconds = useTransport((state) => state.songFrames) / rateHz
  const facts = useImports((state) => (stem.sha256 ? state.stems[stem.sha256] : undefined))
  const song = useSongOutline(songSeconds)
  const own = useMemo(
    () => (facts && seconds > 0 ? songOutline([{ peaks: facts.peaks, rateHz: stem.rateHz }], seconds) : null),
    [facts, seconds, stem.rateHz],
  )
  const drag = useRef<{ x: number; offset: number; gesture: string } | null>(null)
  const heldKey = useRef<string | null>(null)
  if (!song || !own) return null
  const share = (value: number) => `${(value / songSeconds) * 100}%`

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!drag.current) return
    const perPixel = songSeconds / event.currentTarget.getBoundingClientRect().width
    onOffset(drag.current.offset + (event.clientX - drag.current.x) * perPixel, drag.current.gesture)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    heldKey.current ??= newGesture('line-up')
    onOffset(offsetSeconds + step * (event.shiftKey ? 0.1 : 0.01), heldKey.current)
  }
  return (
    <div className="line-up">
      <div className="line-up-song">
        <Waveform {...song} colour="var(--line-strong)" height={36} />
      </div>
      <div className="line-up-reference">
        <div className="line-up-own" style={{ left: share(offsetSeconds), width: share(seconds) }}>
          <Waveform {...own} colour="var(--secondary)" height={36} />
          {loop.on && loop.endSeconds > loop.startSeconds && (
            <div
              className="line-up-loop"
              style={{
                left: `${(loop.startSeconds / seconds) * 100}%`,
                width: `${((loop.endSeconds - loop.startSeconds) / seconds) * 100}%`,
              }}
            />
          )}
        </div>
        <input
          className="line-up-input"
          type="range"
          title="Drag the reference along the song; arrows move it by 10 ms, with Shift by 100 ms"
          aria-label={`Place of ${label} along the song`}
          aria-valuetext={`begins at ${secondsText(offsetSeconds)}`}
          min={-seconds}
          max={songSeconds}
          step="any"
          value={Math.min(songSeconds, Math.max(-seconds, offsetSeconds))}
          onChange={(event) => onOffset(event.target.valueAsNumber, heldKey.current)}
          onKeyDown={onKeyDown}
          onKeyUp={() => {
            heldKey.current = null
          }}
          onMouseDown={(event) => event.preventDefault()}
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            event.currentTarget.focus({ preventScroll: true })
            drag.current = { x: event.clientX, offset: offsetSeconds, gesture: newGesture('line-up') }
          }}
          onPointerMove={onPointerMove}
          onPointerUp={() => {
            drag.current = null
          }}
          onPointerCancel={() => {
            drag.current = null
          }}
        />
      </div>
      <SongCursor />
    </div>
  )
}
