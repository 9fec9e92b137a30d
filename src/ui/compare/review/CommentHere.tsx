import { type FormEvent, useState } from 'react'
import { Button, Radio, RadioGroup } from 'react-aria-components'
import { addComment } from '../../../commands/add-comment'
import { commentedSlot, willSaveVersion } from '../../../commands/commented-slot'
import { slotLabel } from '../../../commands/slot-label'
import { timeText } from '../../../params/value-text'
import { useApp, useSession, useTransport } from '../../app-context'
import { Author } from '../versions/Author'
import { SaidField } from './SaidField'

/** Says something about where the song stands, or about the loop: about what is heard. */
export function CommentHere() {
  const app = useApp()
  // Where the song stood when the form was opened: it may play on while somebody types.
  const [at, setAt] = useState<number | null>(null)
  const isEmpty = useTransport((state) => state.songFrames === 0)
  const isBlind = useTransport((state) => state.blind)
  if (at === null) {
    return (
      <Button
        className="button comment-here"
        isDisabled={isEmpty || isBlind}
        onPress={() => setAt(Math.round(app.live.songFrame()))}
      >
        Comment here
      </Button>
    )
  }
  return <CommentForm frame={at} onDone={() => setAt(null)} />
}

function CommentForm({ frame, onDone }: { frame: number; onDone(): void }) {
  const app = useApp()
  const [text, setText] = useState('')
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const loop = useSession((state) => state.session?.loop)
  const hasLoop = loop?.on === true && loop.endSeconds > loop.startSeconds
  const [wantsLoop, setWantsLoop] = useState(hasLoop)
  const slot = useTransport((state) => state.slot)
  const isLoop = hasLoop && wantsLoop

  const say = async (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '') return
    const about = await commentedSlot(app, slot)
    if (!about) return
    const startFrame = isLoop ? Math.round(loop.startSeconds * rateHz) : frame
    const endFrame = isLoop ? Math.round(loop.endSeconds * rateHz) : null
    addComment(app, { slot: about, text, startFrame, endFrame })
    onDone()
  }
  const about = willSaveVersion(app, slot)
    ? 'On the song as it stands, which is saved as a version for it.'
    : `On ${slotLabel(app, slot)}.`
  return (
    <form className="comment-form" onSubmit={(event) => void say(event)}>
      <div className="row wrap spread">
        {hasLoop ? (
          <RadioGroup
            className="segments"
            aria-label="Place of the comment"
            orientation="horizontal"
            value={isLoop ? 'loop' : 'point'}
            onChange={(value) => setWantsLoop(value === 'loop')}
          >
            <Radio value="loop" className="segment">
              Loop {timeText(loop.startSeconds, 1)} to {timeText(loop.endSeconds, 1)}
            </Radio>
            <Radio value="point" className="segment">
              At {timeText(frame / rateHz, 1)}
            </Radio>
          </RadioGroup>
        ) : (
          <span className="comment-time">At {timeText(frame / rateHz, 1)}</span>
        )}
        <span className="secondary">{about}</span>
      </div>
      <SaidField label="Comment" rows={3} value={text} onChange={setText} onSay={() => void say()} onLeave={onDone} />
      <div className="row wrap">
        <Button className="button primary" type="submit" isDisabled={text.trim() === ''}>
          Add comment
        </Button>
        <Button className="button quiet" onPress={onDone}>
          Cancel
        </Button>
        <Author />
      </div>
    </form>
  )
}
