import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { chooseService, takeCeilingAdvice } from '../../../commands/choose-service'
import { adviceCeilingDbtp, type DeliveryTarget } from '../../../delivery/targets/delivery-target'
import { DELIVERY, LIMITER } from '../../../params'
import { valueText } from '../../../params/value-text'
import type { SessionDoc } from '../../../session/document'
import { useApp, useSession } from '../../app-context'
import { Choice } from '../../controls/Choice'
import { ParamSlider } from '../../controls/ParamSlider'

const OWN = 'own'

/** The target: by a service or by hand, the ceiling, and how far the limiter may go for it. */
export function TargetControls() {
  const session = useSession((state) => state.session)
  const targets = useStore(useApp().services, (state) => state.file?.targets)
  if (!session) return <p className="secondary">Add stems first: then the master is brought to a loudness here.</p>
  const chosen = chosenTarget(targets ?? [], session)
  return (
    <div className="target-controls">
      <ServiceChoice targets={targets ?? []} chosen={chosen} />
      <ParamSlider param={DELIVERY.targetLufs} path={['delivery', 'targetLufs']} undoName={DELIVERY.targetLufs.label} />
      <ParamSlider
        param={LIMITER.ceilingDbtp}
        path={['master', 'limiter', 'ceilingDbtp']}
        undoName={LIMITER.ceilingDbtp.label}
      />
      <ParamSlider
        param={DELIVERY.mostReductionDb}
        path={['delivery', 'mostReductionDb']}
        undoName={DELIVERY.mostReductionDb.label}
      />
      {chosen && <CeilingAdvice target={chosen} session={session} />}
    </div>
  )
}

/** The service whose level is the target; null once the target was moved away from it. */
function chosenTarget(targets: readonly DeliveryTarget[], { delivery }: SessionDoc): DeliveryTarget | null {
  return (
    targets.find(
      ({ id, levelLufs }) => id === delivery.service && (levelLufs ?? delivery.targetLufs) === delivery.targetLufs,
    ) ?? null
  )
}

function ServiceChoice({ targets, chosen }: { targets: readonly DeliveryTarget[]; chosen: DeliveryTarget | null }) {
  const app = useApp()
  const options = [
    { id: OWN, label: 'A target of your own' },
    ...targets
      .filter(({ levelLufs }) => levelLufs !== null)
      .map(({ id, name, levelLufs }) => ({
        id,
        label: `${name}: ${valueText(DELIVERY.targetLufs, levelLufs as number)}`,
      })),
  ]
  return (
    <div className="target-service">
      <span className="secondary" aria-hidden="true">
        Target of
      </span>
      <Choice
        name="Target of"
        options={options}
        value={chosen?.id ?? OWN}
        onChange={(id) => chooseService(app, targets.find((target) => target.id === id) ?? null)}
      />
    </div>
  )
}

/** A service's ceiling is taken only when it is asked for. */
function CeilingAdvice({ target, session }: { target: DeliveryTarget; session: SessionDoc }) {
  const app = useApp()
  const advice = adviceCeilingDbtp(target, session.delivery.targetLufs)
  const { ceilingDbtp } = session.master.limiter
  if (advice === null || advice === ceilingDbtp) return null
  const shown = valueText(LIMITER.ceilingDbtp, advice)
  return (
    <p className="target-advice">
      <span className="secondary">
        {target.kind === 'streaming' ? 'Advises' : 'Asks for'} {shown} at most at this loudness.
      </span>
      <Button className="button quiet" onPress={() => takeCeilingAdvice(app, target)}>
        Use its ceiling
      </Button>
    </p>
  )
}
