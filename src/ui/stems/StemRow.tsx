import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { moveStem } from '../../commands/move-stem'
import { removeStem } from '../../commands/remove-stem'
import { rateText, timeText } from '../../params/value-text'
import type { StemRef } from '../../session/document'
import type { ImportsState } from '../../state/imports-store'
import { useApp, useImports, useSession, useTransport } from '../app-context'
import { Waveform } from '../transport/Waveform'

interface Props {
  readonly groupId: string
  readonly stem: StemRef
  readonly hue: string
}

/** What a stem's file is, its waveform in the song's time, and what can be done with it. */
export function StemRow({ groupId, stem, hue }: Props) {
  const facts = useImports((state) => (stem.sha256 ? state.stems[stem.sha256] : undefined))
  const sessionRateHz = useSession((state) => state.session?.rateHz)
  const songSeconds = useTransport((state) => state.songFrames) / (sessionRateHz ?? 1)
  const loudest = useImports((state) => loudestPeak(state.stems))
  const seconds = stem.frames / stem.rateHz
  const converted = sessionRateHz !== undefined && stem.rateHz !== sessionRateHz
  const details = [
    facts && (facts.container === 'samples' ? 'synthesised' : facts.container.toUpperCase()),
    rateText(stem.rateHz),
    facts?.bitDepth ? `${facts.bitDepth} bit` : null,
    ['', 'mono', 'stereo'][stem.channels] ?? `${stem.channels} channels`,
    timeText(seconds, 1),
  ].filter(Boolean)
  const remarks = [
    stem.lossy && 'lossy source',
    converted && `converted to ${rateText(sessionRateHz)}`,
    ...(facts?.warnings ?? []).filter((warning) => !stem.lossy || !warning.includes('lossy source')),
  ].filter((remark) => typeof remark === 'string')
  return (
    <>
      <div className="stem-file">
        <span className="stem-file-name" title={stem.fileName}>
          {stem.fileName}
        </span>
        <span className="secondary">{details.join(' · ')}</span>
        {remarks.length > 0 && <span className="attention">{remarks.join('; ')}</span>}
      </div>
      <div className="stem-wave">
        {facts ? (
          <div style={{ width: `${songSeconds > 0 ? Math.min(100, (seconds / songSeconds) * 100) : 100}%` }}>
            <Waveform
              max={facts.peaks.max}
              min={facts.peaks.min}
              seconds={seconds}
              colour={hue}
              height={44}
              maxPeak={loudest}
            />
          </div>
        ) : (
          <span className="missing">This file is missing: add “{stem.fileName}” to hear it</span>
        )}
      </div>
      <StemMenu groupId={groupId} stem={stem} />
    </>
  )
}

const loudestOf = new WeakMap<object, number>()

/** The highest peak of all stems: their outlines are drawn to one scale, so that loud and quiet can be told. */
function loudestPeak(stems: ImportsState['stems']): number {
  const known = loudestOf.get(stems)
  if (known !== undefined) return known
  let loudest = 0.01
  for (const { peaks } of Object.values(stems)) {
    for (const value of peaks.max) loudest = Math.max(loudest, value)
    for (const value of peaks.min) loudest = Math.max(loudest, -value)
  }
  loudestOf.set(stems, loudest)
  return loudest
}

function StemMenu({ groupId, stem }: { groupId: string; stem: StemRef }) {
  const app = useApp()
  const groups = useSession((state) => state.session?.groups)
  const own = groups?.find((group) => group.id === groupId)
  const others = groups?.filter((group) => group.id !== groupId) ?? []
  const alone = own?.stems.length === 1
  const full = (groups?.length ?? 0) >= 8
  return (
    <MenuTrigger>
      <Button className="button quiet icon" aria-label={`More for ${stem.fileName}`}>
        ⋯
      </Button>
      <Popover className="options">
        <Menu
          onAction={(key) => {
            if (key === 'remove') removeStem(app, groupId, stem)
            else moveStem(app, groupId, stem, key === 'own' ? null : String(key).slice(3))
          }}
        >
          {others.map((group) => (
            <MenuItem key={group.id} id={`to-${group.id}`} className="option" textValue={`Join ${group.name}`}>
              <span className="cut">Join {group.name}</span>
            </MenuItem>
          ))}
          {!alone && !full && (
            <MenuItem id="own" className="option">
              Give it a strip of its own
            </MenuItem>
          )}
          <Separator className="menu-line" />
          <MenuItem id="remove" className="option">
            Remove stem
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
