import { Button, Radio, RadioGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import { codecCheckOf } from '../../../commands/codec-check'
import { listenToCodec, playPauseCodec } from '../../../commands/codec-check-listen'
import type { CodingReport } from '../../../delivery/codec-check/judge-coding'
import { timeText } from '../../../params/value-text'
import type { CodecListening } from '../../../state/codec-check-store'
import { useApp } from '../../app-context'
import { signed } from './codec-text'
import { HearCodec } from './HearCodec'

const CHOICES: readonly { id: CodecListening; label: string }[] = [
  { id: 'coded', label: 'Coded' },
  { id: 'original', label: 'Original' },
  { id: 'lost', label: 'What was lost' },
]

/** The codec that is looked at, for the ears: changed without a gap, equally loud. */
export function CodecListen() {
  const app = useApp()
  const { store } = codecCheckOf(app)
  const report = useStore(store, (state) => (state.shown ? state.reports[state.shown] : undefined))
  const listening = useStore(store, (state) => state.listening)
  const sound = useStore(store, (state) => state.sound)
  if (!report) return null
  return (
    <div className="codec-listen">
      <div className="row">
        <Button className="button" isDisabled={sound === 'loading'} onPress={() => void playPauseCodec(app)}>
          {sound === 'playing' ? 'Stop listening' : 'Listen'}
        </Button>
        <Position length={report.frames / report.rateHz} />
      </div>
      <RadioGroup
        className="segments"
        aria-label="Listen to the codec"
        orientation="horizontal"
        value={listening}
        onChange={(choice) => listenToCodec(app, choice as CodecListening)}
      >
        {CHOICES.map(({ id, label }) => (
          <Radio key={id} value={id} className="segment">
            {label}
          </Radio>
        ))}
      </RadioGroup>
      <p className="secondary">{gainText(listening, report)}</p>
      <HearCodec />
    </div>
  )
}

function Position({ length }: { length: number }) {
  const { store } = codecCheckOf(useApp())
  const seconds = useStore(store, (state) => state.positionSeconds)
  return (
    <span className="secondary">
      {timeText(seconds, 1)} of {timeText(length, 1)}
    </span>
  )
}

function gainText(listening: CodecListening, report: CodingReport): string {
  if (listening === 'original') return 'The finished file, as it went into the codec.'
  if (listening === 'coded') {
    const matchDb = report.originalLufs - report.codedLufs
    return `As loud as the original (${signed(Number.isFinite(matchDb) ? matchDb : 0, 2)} dB).`
  }
  if (report.lostLufs === Number.NEGATIVE_INFINITY) return 'Nothing was lost.'
  return `The difference, raised by ${report.lostGainDb} dB.`
}
