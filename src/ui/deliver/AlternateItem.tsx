import type { CSSProperties } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import { removeAlternate } from '../../commands/remove-alternate'
import { renameAlternate } from '../../commands/rename-alternate'
import { toggleAlternateStrip } from '../../commands/toggle-alternate-strip'
import { ALTERNATE_TARGET } from '../../params'
import type { AlternateDoc, GroupDoc } from '../../session/document'
import { shortName } from '../../session/short-name'
import { useApp } from '../app-context'
import { NameField } from '../controls/NameField'
import { ParamSlider } from '../controls/ParamSlider'
import { FAMILY_LOOKS } from '../families'

interface Props {
  readonly index: number
  readonly set: AlternateDoc
  readonly groups: readonly GroupDoc[]
  readonly isFree: boolean
}

/** One file beside the master: its name, the strips that sound in it, and where it is free its loudness. */
export function AlternateItem({ index, set, groups, isFree }: Props) {
  const app = useApp()
  const names = groups.map(({ name }) => name)
  return (
    <li className="alternate" aria-label={set.name}>
      <div className="row">
        <div className="grow">
          <NameField
            name={`Name of ${set.name}`}
            value={set.name}
            onCommit={(name) => renameAlternate(app, index, name)}
          />
        </div>
        <Button className="button quiet" aria-label={`Remove ${set.name}`} onPress={() => removeAlternate(app, index)}>
          Remove
        </Button>
      </div>
      <fieldset className="alternate-strips" aria-label={`Strips of ${set.name}`}>
        {groups.map(({ id, name, family, strip }) => (
          <ToggleButton
            key={id}
            className="toggle chip"
            aria-label={strip.output.mute ? `${name}, muted` : name}
            isSelected={set.groups.includes(id)}
            onChange={() => toggleAlternateStrip(app, index, id)}
          >
            <span className="dot" style={{ '--hue': FAMILY_LOOKS[family].hue } as CSSProperties} />
            <span className="cut">{shortName(name, names)}</span>
            {strip.output.mute && <span className="faint">muted</span>}
          </ToggleButton>
        ))}
      </fieldset>
      {isFree && (
        <ParamSlider
          param={ALTERNATE_TARGET}
          path={['alternates', 'sets', index, 'targetLufs']}
          name={`${ALTERNATE_TARGET.label} of ${set.name}`}
          label={ALTERNATE_TARGET.label}
          undoName={`${set.name} ${ALTERNATE_TARGET.label.toLowerCase()}`}
        />
      )}
    </li>
  )
}
