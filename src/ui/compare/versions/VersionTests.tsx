import { useMemo } from 'react'
import type { VersionDoc } from '../../../project/project'
import { blindTestsOf } from '../../../project/threads'
import { useEntries } from '../../use-project'
import { BlindResults } from '../blind/BlindResults'

/** What blind tests with this version came to. */
export function VersionTests({ version: { id, name, stateSha256 } }: { version: VersionDoc }) {
  const entries = useEntries()
  const tests = useMemo(() => {
    const both = [...blindTestsOf(entries, id), ...blindTestsOf(entries, stateSha256)]
    return [...new Map(both.map((test) => [test.id, test])).values()]
  }, [entries, id, stateSha256])
  if (tests.length === 0) return null
  return <BlindResults tests={tests} name={`Blind tests of ${name}`} />
}
