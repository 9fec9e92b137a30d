import { describe, expect, it } from 'vitest'
import { newProject } from '../../src/project/new-project'
import { ProjectError, parseProject, readProject } from '../../src/project/parse-project'
import type { ProjectDoc } from '../../src/project/project'
import { stringifyProject } from '../../src/project/stringify-project'
import { makeVersion, versionId } from '../../src/project/version'
import { approval, comment, reply, withdraw } from './said'
import { song } from './songs'

const ID = '0123456789abcdef0123456789abcdef'

function version(name: string, gainDb = 0) {
  const session = song()
  session.groups[0]!.strip.output.gainDb = gainDb
  return makeVersion({
    name,
    note: 'Größer 🎤\nsecond line',
    author: 'Eve',
    savedAt: '2026-11-21T09:30:00.000Z',
    session,
    musicOffsetSeconds: -0.123456789,
  })
}

function project(): ProjectDoc {
  const versions = [version('v1'), version('v2 vocal up', 0.5)]
  const [first, second] = versions
  const said = comment({ slot: `version:${first!.id}` })
  return {
    ...newProject(ID, 'Eve'),
    versions,
    removed: [first!.id],
    sent: [second!.id, first!.id],
    entries: [said, reply({ to: said.id, at: '2026-11-22T10:00:00.000Z' })],
    hidden: [said.id],
    includedRevisions: 5,
  }
}

type Loose = Record<string, never> & { versions: Record<string, unknown>[] }
const text = (change: (document: Loose) => void = () => {}) => {
  const document = JSON.parse(stringifyProject(project())) as Loose
  change(document)
  return JSON.stringify(document)
}
/** A version that says of itself that it is as it was saved. */
const claimed = (given: object) => {
  const { id: _, ...rest } = given as { id?: string }
  return { id: versionId(rest), ...rest }
}

describe('a project', () => {
  it('is read as it was written', () => {
    const { project: read, warnings } = parseProject(stringifyProject(project()))
    expect(read).toEqual(project())
    expect(warnings).toEqual([])
    expect(stringifyProject(read)).toBe(stringifyProject(project()))
    expect(readProject(structuredClone(project())).project).toEqual(project())
    expect(parseProject(`\ufeff${stringifyProject(newProject(ID))}`).project).toEqual(newProject(ID))
  })

  it('is the same text whatever order its keys were made in', () => {
    const turned = Object.fromEntries(Object.entries(project()).reverse()) as unknown as ProjectDoc
    expect(stringifyProject({ ...turned, entries: [...turned.entries].reverse() })).toBe(stringifyProject(project()))
    expect(stringifyProject(project())).toMatch(/^\{\n {2}"format": "tutti-project",\n {2}"version": 1,/)
  })

  it('may leave out what is as in a new one', () => {
    const least = JSON.stringify({ format: 'tutti-project', version: 1, id: ID })
    expect(parseProject(least).project).toEqual(newProject(ID))
  })

  it('has versions that nothing changes', () => {
    const [first] = parseProject(stringifyProject(project())).project.versions
    expect(() => {
      first!.session.groups[0]!.strip.output.gainDb = 1
    }).toThrow(TypeError)
  })

  it('loses ids of versions that it does not have, and second mentions', () => {
    const [first, second] = project().versions
    const read = parseProject(
      text((document) => {
        Object.assign(document, {
          removed: ['f'.repeat(16), first!.id, first!.id],
          sent: [second!.id, 'f'.repeat(16), first!.id, second!.id],
        })
      }),
    ).project
    expect(read.removed).toEqual([first!.id])
    expect(read.sent).toEqual([second!.id, first!.id])
  })

  it('takes the hash of a state from the session, never from the file', () => {
    const [first] = project().versions
    const { project: read } = parseProject(
      text((document) => {
        document.versions[0] = claimed({ ...document.versions[0], stateSha256: '0'.repeat(64) })
        Object.assign(document, { removed: [], sent: [] })
      }),
    )
    expect(read.versions[0]?.stateSha256).toBe(first!.stateSha256)
  })

  it('brings the session of an older program to its present form, under the same id', () => {
    const first = version('v1')
    const { references: _, ...compare } = first.session.compare
    const old = claimed({ ...first, session: { ...first.session, version: 1, compare }, stateSha256: '0'.repeat(64) })
    const { project: read } = parseProject(JSON.stringify({ ...newProject(ID), versions: [old] }))
    expect(read.versions[0]).toMatchObject({ id: old.id, stateSha256: first.stateSha256, session: { version: 2 } })
    // Saved once more, the session stands there in its present form: what comments call it must still be its id.
    expect(parseProject(stringifyProject(read)).project).toEqual(read)
  })

  it('says what it does not know of a session', () => {
    const { project: read, warnings } = parseProject(
      text((document) => {
        const { session, ...rest } = document.versions[0] as { session: object }
        document.versions[0] = claimed({ ...rest, session: { ...session, sparkle: 1 } })
      }),
    )
    expect(warnings).toEqual(['In version "v1": sparkle is not a known key: it is ignored.'])
    expect(read.versions[0]?.session).toEqual(project().versions[0]?.session)
  })

  it('keeps its entries as comments files have them', () => {
    const entries = [withdraw({ to: 'e'.repeat(32) }), approval(), { ...comment(), kind: 'sketch' }]
    const { project: read, warnings } = parseProject(text((document) => Object.assign(document, { entries })))
    expect(read.entries).toHaveLength(2)
    expect(warnings).toEqual([expect.stringMatching(/kind "sketch" was skipped/)])
  })
})

describe('a project that is none is refused with words', () => {
  it.each<[string, string, RegExp]>([
    ['no JSON', text().slice(0, -5), /not the whole of it/],
    ['another document', JSON.stringify(song()), /not a project of Tutti/],
    ['null', 'null', /not a project of Tutti/],
    ['a later version', text((document) => Object.assign(document, { version: 2 })), /newer Tutti/],
    ['no version', text((document) => Object.assign(document, { version: null })), /"version"/],
    ['an id that is none', text((document) => Object.assign(document, { id: '../x' })), /"id" must be 32/],
    ['no id', text((document) => Object.assign(document, { id: undefined })), /"id" is missing/],
    ['no list', text((document) => Object.assign(document, { versions: {} })), /"versions" must be a list/],
    [
      'too many versions',
      text((document) => Object.assign(document, { versions: Array(201).fill(document.versions[0]) })),
      /at most 200/,
    ],
    ['a version twice', text((document) => document.versions.push(document.versions[0]!)), /two of its versions/],
    [
      'a session out of range',
      text((document) => {
        const session = { ...(document.versions[0]!.session as object), rateHz: 1 }
        document.versions[0] = claimed({ ...document.versions[0], session })
      }),
      /session of version "v1" cannot be used: rateHz must be/,
    ],
    [
      'no session',
      text((document) => {
        document.versions[0] = claimed({ ...document.versions[0], session: 'x' })
      }),
      /session of version "v1" cannot be used/,
    ],
    ['a long name', text((document) => Object.assign(document.versions[0]!, { name: 'x'.repeat(121) })), /at most 120/],
    [
      'a date that is none',
      text((document) => Object.assign(document.versions[0]!, { savedAt: 'today' })),
      /"versions.0.savedAt" must be a date/,
    ],
    [
      'music far away',
      text((document) => Object.assign(document.versions[0]!, { musicOffsetSeconds: 1e9 })),
      /"versions.0.musicOffsetSeconds" must be a number of seconds/,
    ],
    ['half a round', text((document) => Object.assign(document, { includedRevisions: 1.5 })), /"includedRevisions"/],
    [
      'a changed comment',
      text((document) => Object.assign(document, { entries: [{ ...comment(), text: 'fine' }] })),
      /comments of this project cannot be used: entry 1 was changed/,
    ],
  ])('%s', (_, given, words) => {
    expect(() => parseProject(given)).toThrow(ProjectError)
    expect(() => parseProject(given)).toThrow(words)
  })
})
