import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { goToPeak, goToSpan, loopSpan } from '../../commands/go-to-place'
import { numberText, timeText } from '../../params/value-text'
import type { SongFigures } from '../../state/loudness-store'
import { useApp, useSession } from '../app-context'

/** Where the song is loudest and where its true peaks are, as a list: each line leads there. */
export function PlacesMenu({ figures }: { figures: SongFigures | null }) {
  const app = useApp()
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const peaks = figures?.peaks ?? []
  const loudest = figures?.loudest ?? null
  const time = (frame: number) => timeText(frame / rateHz, 1)
  const number = figures ? String(peaks.length) : '–'
  const places = peaks.length === 1 ? 'place' : 'places'
  const act = (key: string) => {
    const peak = peaks[Number(key)]
    if (peak) goToPeak(app, peak)
    else if (loudest && key === 'go') goToSpan(app, loudest)
    else if (loudest) loopSpan(app, loudest)
  }
  return (
    <div className="tile places">
      <dt>Peaks</dt>
      <dd>
        <MenuTrigger>
          <Button
            className="places-button"
            aria-label={`Peaks: ${number} ${places}, and the loudest 3 s`}
            isDisabled={peaks.length === 0 && !loudest}
          >
            <span className="grow">
              {number} <small>{places}</small>
            </span>
            <span className="select-arrow" aria-hidden="true">
              ▾
            </span>
          </Button>
          <Popover className="options places-list" placement="left top">
            <Menu aria-label="Places of the song" autoFocus="first" onAction={(key) => act(String(key))}>
              {loudest && figures && (
                <MenuSection>
                  <Header className="option-head">
                    Loudest 3 s, {numberText(figures.maxShortTermLufs, 1)} LUFS short-term
                  </Header>
                  <MenuItem id="go" className="option">
                    Go to {time(loudest.startFrame)}
                  </MenuItem>
                  <MenuItem id="loop" className="option">
                    Loop {time(loudest.startFrame)} to {time(loudest.endFrame)}
                  </MenuItem>
                </MenuSection>
              )}
              {peaks.length > 0 && (
                <MenuSection>
                  <Header className="option-head">True peaks, from half a second before</Header>
                  {peaks.map(({ frame, dbtp }, index) => (
                    <MenuItem
                      key={frame}
                      id={String(index)}
                      className="option"
                      textValue={`${time(frame)}, ${numberText(dbtp, 1)} dBTP`}
                    >
                      <span className="grow">{time(frame)}</span>
                      <span>
                        {numberText(dbtp, 1)} <small className="faint">dBTP</small>
                      </span>
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Popover>
        </MenuTrigger>
      </dd>
    </div>
  )
}
