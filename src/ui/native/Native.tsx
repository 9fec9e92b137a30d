import { useEffect } from 'react'
import { useApp } from '../app-context'
import { Announcer } from './Announcer'
import { EarBreak } from './EarBreak'
import { followMediaElement } from './media-element'
import { followMediaKeys } from './media-keys'
import './coarse.css'
import './native.css'
import { takeOpenedFiles } from './opened-files'
import { followPageTitle } from './page-title'
import { followPastedFiles } from './pasted-files'
import { followWindowColour } from './window-colour'

const FOLLOWERS = [followMediaElement, followMediaKeys, followPageTitle, followPastedFiles, followWindowColour]

/** What makes the page a good guest of the machine: media keys, the tab's title, pasted files, a word for the ears. */
export function Native() {
  const app = useApp()
  useEffect(() => {
    const stops = FOLLOWERS.map((follow) => follow(app))
    takeOpenedFiles(app)
    return () => {
      for (const stop of stops) stop()
    }
  }, [app])
  return (
    <>
      <Announcer />
      <EarBreak />
    </>
  )
}
