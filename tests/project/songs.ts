import { RIDE } from '../../src/params'
import type { SessionDoc, StemRef } from '../../src/session/document'
import { defaultSession, newGroup, newReference } from '../../src/session/new-session'

export function stem(fileName: string, digit: string): StemRef {
  return { fileName, sha256: digit.repeat(64), rateHz: 48_000, channels: 2, frames: 960_000, lossy: false }
}

/** A session in which everything that can be there is there. */
export function song(): SessionDoc {
  const session = defaultSession(48_000)
  session.title = 'Song'
  session.groups = [
    { ...newGroup('g1', [stem('kick.wav', '1'), stem('snare.wav', '2')], 'drums'), name: 'Drums' },
    { ...newGroup('g2', [stem('vox.wav', '3')], 'leadVocal'), name: 'Vocal' },
  ]
  session.sections = [
    { id: 's1', name: 'Intro', startSeconds: 0 },
    { id: 's2', name: 'Chorus', startSeconds: 12.5 },
  ]
  session.groups[1]!.strip.rides.gainsDb = { s2: RIDE.max / 8 }
  session.alternates.sets = [
    { name: 'Instrumental', groups: ['g1'], targetLufs: -14 },
    { name: 'A cappella', groups: ['g2'], targetLufs: -16 },
  ]
  session.export.rateHz = 44_100
  session.delivery.service = 'spotify'
  session.metadata.artist = 'Example Band'
  session.compare.rough = stem('rough.wav', '4')
  session.compare.references = [newReference('r1', stem('record.wav', '8'))]
  return session
}
