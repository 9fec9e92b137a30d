import type { Action } from './action'
import { EDIT } from './edit'
import { GO_TO } from './go-to'
import { HELP } from './help'
import { LISTEN } from './listen'
import { PLAY } from './play'
import { SETTINGS } from './settings'
import { STRIP } from './strip'

/** Everything that a key does, and no more: this much is loaded with the page. The rest is in `all-actions.ts`. */
export const KEYED_ACTIONS: readonly Action[] = [...GO_TO, ...PLAY, ...LISTEN, ...EDIT, ...SETTINGS, ...STRIP, ...HELP]
