import { Button, ToggleButton } from 'react-aria-components'
import { referenceBalance } from '../../analysis/reference-balance'
import { balanceStoreOf, cancelBalance, measureBalance } from '../../commands/measure-balance'
import type { MonitorSlot } from '../../protocol/listening'
import { useApp } from '../app-context'
import { Measuring } from '../deliver/certificate/Measuring'
import { TonalBalancePicture } from './TonalBalancePicture'
import { TonalBalanceTable } from './TonalBalanceTable'
import './tonal-balance.css'
import { useTonalBalance } from './use-tonal-balance'

const LOOKS = ['solid', 'dashed', 'dotted', 'dash-dotted'] as const

/** How the master's power lies over the bands of hearing, held against the references at equal loudness. */
export function TonalBalanceCard() {
  const app = useApp()
  const { slots, references, keys, known, lastKeys, measuring, error, shown } = useTonalBalance()
  if (slots.length === 0) return null
  const balanceOf = (slot: MonitorSlot) => {
    const key = keys[slot] ?? ''
    return known[key] ?? known[lastKeys[slot] ?? ''] ?? null
  }
  const against = referenceBalance(references.map(({ slot }) => balanceOf(slot)).filter((balance) => balance !== null))
  const wanted = [...references.map(({ slot }) => slot), ...slots.map(({ slot }) => slot).filter(isShown)]
  const open = wanted.filter((slot) => !((keys[slot] ?? '') in known))
  const curves = slots.flatMap(({ slot, name }, index) => {
    const balance = isShown(slot) ? balanceOf(slot) : null
    const isOld = !((keys[slot] ?? '') in known)
    return balance ? [{ slot, name, balance, isOld, look: LOOKS[index % LOOKS.length] ?? 'solid' }] : []
  })
  function isShown(slot: MonitorSlot): boolean {
    return shown.includes(slot)
  }
  const turn = (slot: MonitorSlot, on: boolean) =>
    balanceStoreOf(app).setState({ shown: on ? [...shown, slot] : shown.filter((other) => other !== slot) })
  const doing = open.length === 0 ? 'Measured' : curves.some(({ isOld }) => isOld) ? 'Measure again' : 'Measure'
  const named = slots.concat(references).find(({ slot }) => slot === measuring?.slot)?.name ?? ''
  return (
    <section className="card tonal-balance" aria-labelledby="tonal-balance">
      <div className="row spread">
        <h2 id="tonal-balance">Tonal balance</h2>
        {measuring ? (
          <Button className="button quiet" onPress={() => cancelBalance(app)}>
            Cancel
          </Button>
        ) : (
          <Button
            className="button"
            aria-label={`${doing}: tonal balance`}
            isDisabled={open.length === 0}
            onPress={() => void measureBalance(app, open)}
          >
            {doing}
          </Button>
        )}
      </div>
      <fieldset className="row balance-slots">
        <legend className="unseen">Curves that are shown</legend>
        {slots.map(({ slot, name }, index) => (
          <ToggleButton
            key={slot}
            className="balance-slot"
            aria-label={`Balance of ${name}`}
            isSelected={isShown(slot)}
            onChange={(on) => turn(slot, on)}
          >
            <svg className="balance-slot-line" viewBox="0 0 22 8" aria-hidden="true">
              <path className={`balance-curve ${LOOKS[index % LOOKS.length]}`} d="M1 4H21" />
            </svg>
            <span className="cut">{name}</span>
          </ToggleButton>
        ))}
      </fieldset>
      {measuring && <Measuring name={`Measuring ${named}`} fraction={measuring.fraction} />}
      {error && (
        <p className="failed" role="alert">
          {error}
        </p>
      )}
      {curves.length === 0 && !against ? (
        !measuring && (
          <p className="secondary">
            Third octaves of the whole song, every sound at equal loudness: where the master has more or less than the
            references. Measuring takes a render of the song.
          </p>
        )
      ) : (
        <>
          <TonalBalancePicture curves={curves} against={against} references={references.map(({ name }) => name)} />
          <TonalBalanceTable curves={curves} against={against} />
        </>
      )}
    </section>
  )
}
