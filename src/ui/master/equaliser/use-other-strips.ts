import { useMemo } from 'react'
import type { ProcessorPlace } from '../../../protocol/listening'
import { shortName } from '../../../session/short-name'
import { useSession } from '../../app-context'
import { FAMILY_LOOKS } from '../../families'
import type { OtherStrip } from './spectrum-scene'

/** `var(--drums)` is `--drums` to a canvas. */
export function hueToken(hue: string): `--${string}` {
  return hue.slice('var('.length, -1) as `--${string}`
}

/** Every strip but the one whose processor stands at `place`. */
export function useOtherStrips(place: ProcessorPlace): readonly OtherStrip[] {
  const groups = useSession((state) => state.session?.groups)
  const own = place.host === 'strip' ? place.groupId : null
  // Every edit makes other groups of them: what is asked of them here changes seldom.
  const key = groups?.map(({ id, name, family }) => `${id}\t${name}\t${family}`).join('\n') ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what of the groups is used
  return useMemo(() => {
    const names = groups?.map(({ name }) => name) ?? []
    return (groups ?? []).flatMap(({ id, name, family }, index) =>
      id === own ? [] : [{ index, name: shortName(name, names), hue: hueToken(FAMILY_LOOKS[family].hue) }],
    )
  }, [key, own])
}
