import type { CSSProperties } from 'react'
import { renameGroup } from '../../commands/rename-group'
import { setFamily } from '../../commands/set-family'
import type { StemRef } from '../../session/document'
import { groupById } from '../../state/session-store'
import { useApp, useSession } from '../app-context'
import { Choice } from '../controls/Choice'
import { NameField } from '../controls/NameField'
import { FAMILY_LOOKS, FAMILY_OPTIONS } from '../families'
import { StemRow } from './StemRow'

/** One group: what it is called, what it is, and the stems in it. */
export function GroupRows({ groupId }: { groupId: string }) {
  const app = useApp()
  const group = useSession((state) => groupById(state.session, groupId))
  if (!group) return null
  const hue = FAMILY_LOOKS[group.family].hue
  return (
    <>
      {group.stems.map((stem, index) => (
        <li
          key={rowKey(group.stems, index)}
          className={index === 0 ? 'stem-row' : 'stem-row joined'}
          style={{ '--hue': hue } as CSSProperties}
        >
          {index === 0 ? (
            <>
              <div className="row strip-name">
                <span className="dot" />
                <NameField
                  name={`Name of ${stem.fileName}`}
                  value={group.name}
                  onCommit={(name) => renameGroup(app, groupId, name)}
                />
              </div>
              <Choice
                name={`Family of ${stem.fileName}`}
                options={FAMILY_OPTIONS}
                value={group.family}
                onChange={(family) => setFamily(app, groupId, family)}
              />
            </>
          ) : (
            <span className="secondary joined-note">in the strip above</span>
          )}
          <StemRow groupId={groupId} stem={stem} hue={hue} />
        </li>
      ))}
    </>
  )
}

/** A stem's row by its samples and name; a file that was added twice has a row for each time. */
function rowKey(stems: readonly StemRef[], index: number): string {
  const name = (stem: StemRef | undefined) => `${stem?.sha256} ${stem?.fileName}`
  const own = name(stems[index])
  return `${own} ${stems.slice(0, index).filter((stem) => name(stem) === own).length}`
}
