import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { seek } from '../../commands/seek'
import { setLoop } from '../../commands/set-loop'
import { timeText } from '../../params/value-text'
import { useApp, useSession, useTransport } from '../app-context'
import { useMedia } from '../use-media'
import { CommentMarks } from './CommentMarks'
import { Ruler } from './Ruler'
import { SectionRow } from './SectionRow'
import { SongCursor } from './SongCursor'
import { SongLoudness } from './SongLoudness'
import { StemLanes } from './StemLanes'
import { useSongOutline } from './use-song-outline'
import { Waveform } from './Waveform'

/** The song from left to right: its sections, its outline, the loop, the cursor; a slider for the position lies over it. */
export function TimeLine() {
  const app = useApp()
  const loop = useSession((state) => state.session?.loop)
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const songFrames = useTransport((state) => state.songFrames)
  const position = useTransport((state) => state.positionFrame)
  const [loopDrag, setLoopDrag] = useState<{ from: number; to: number } | null>(null)
  const pressed = useRef<'seek' | 'loop' | null>(null)
  const seconds = songFrames / rateHz
  const outline = useSongOutline(seconds)
  const isWide = useMedia('(width >= 1920px) and (height >= 900px)')

  const secondsAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * seconds
  }
  const range = loopDrag
    ? { from: Math.min(loopDrag.from, loopDrag.to), to: Math.max(loopDrag.from, loopDrag.to), on: true }
    : loop && { from: loop.startSeconds, to: Math.min(seconds, loop.endSeconds), on: loop.on }
  const share = (value: number) => `${seconds > 0 ? (value / seconds) * 100 : 0}%`

  return (
    <div className="time-line">
      <div className="time-picture">
        {seconds > 0 && <SectionRow seconds={seconds} />}
        {outline && <Waveform {...outline} colour="--wave" height={44} bars />}
        {range && range.to > range.from && (
          <div
            className={`loop-range${range.on ? ' on' : ''}`}
            style={{ left: share(range.from), width: share(range.to - range.from) }}
          />
        )}
        {seconds > 0 && <SongLoudness seconds={seconds} />}
        {seconds > 0 && <CommentMarks seconds={seconds} />}
        <Ruler seconds={seconds} />
      </div>
      {seconds > 0 && isWide && <StemLanes seconds={seconds} />}
      {seconds > 0 && <SongCursor />}
      <input
        className="time-input"
        type="range"
        title="Click to go there; drag with Shift to set the loop"
        aria-label="Song position"
        aria-valuetext={`${timeText(position / rateHz, 0)} of ${timeText(seconds, 0)}`}
        disabled={seconds <= 0}
        min={0}
        max={Math.max(1, seconds)}
        step="any"
        onKeyDown={(event) => {
          const target = keyTarget(event, app.live.songFrame() / rateHz, seconds)
          if (target === null) return
          event.preventDefault()
          seek(app, target)
        }}
        value={Math.min(seconds, position / rateHz)}
        onChange={(event) => seek(app, event.target.valueAsNumber)}
        onMouseDown={(event) => event.preventDefault()}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          event.currentTarget.focus({ preventScroll: true })
          pressed.current = event.shiftKey ? 'loop' : 'seek'
          const at = secondsAt(event)
          if (event.shiftKey) setLoopDrag({ from: at, to: at })
          else seek(app, at)
        }}
        onPointerMove={(event) => {
          if (pressed.current === 'seek') seek(app, secondsAt(event))
          if (pressed.current === 'loop') setLoopDrag((drag) => drag && { ...drag, to: secondsAt(event) })
        }}
        onPointerUp={() => {
          if (pressed.current === 'loop' && range && range.to - range.from > 0.05) {
            setLoop(app, { on: true, startSeconds: range.from, endSeconds: range.to })
          }
          pressed.current = null
          setLoopDrag(null)
        }}
        onPointerCancel={() => {
          pressed.current = null
          setLoopDrag(null)
        }}
      />
    </div>
  )
}

/** Where a key leads: a second at a time, with Shift or Page keys ten; Home and End. */
function keyTarget(event: KeyboardEvent, now: number, seconds: number): number | null {
  const step = event.shiftKey ? 10 : 1
  const targets: Record<string, number> = {
    ArrowRight: now + step,
    ArrowUp: now + step,
    ArrowLeft: now - step,
    ArrowDown: now - step,
    PageUp: now + 10,
    PageDown: now - 10,
    Home: 0,
    End: seconds,
  }
  return targets[event.key] ?? null
}
